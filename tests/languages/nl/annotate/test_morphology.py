"""From CGN tags to UD features."""

import pytest

from kzgraph.languages.nl.annotate.morphology import feature_string


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("WW|pv|verl|ev", "Number=Sing|Tense=Past|VerbForm=Fin"),
        ("WW|pv|tgw|met-t", "Number=Sing|Tense=Pres|VerbForm=Fin"),
        ("WW|pv|tgw|mv", "Number=Plur|Tense=Pres|VerbForm=Fin"),
        ("WW|vd|vrij|zonder", "VerbForm=Part"),
        ("WW|inf|vrij|zonder", "VerbForm=Inf"),
        ("N|soort|mv|basis", "Number=Plur"),
        ("N|soort|ev|basis|onz|stan", "Gender=Neut|Number=Sing"),
        ("N|soort|ev|dim|onz|stan", "Degree=Dim|Gender=Neut|Number=Sing"),
        ("VNW|pers|pron|nomin|vol|3|ev|masc", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"),
        ("VNW|refl|pron|obl|red|3|getal", "Person=3|PronType=Prs|Reflex=Yes"),
        ("VNW|bez|det|stan|vol|3|ev|prenom|zonder|agr", "Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("VNW|betr|pron|stan|vol|persoon|getal", "PronType=Rel"),
        ("LID|onbep|stan|agr", "Definite=Ind|PronType=Art"),
        ("ADJ|prenom|sup|met-e|stan", "Degree=Sup"),
        ("TW|rang|prenom|stan", "NumType=Ord"),
        ("SPEC|vreemd", "Foreign=Yes"),
        ("LET", ""),
        ("", ""),
        ("ONBEKEND|x", ""),
    ],
)
def test_features(tag: str, wanted: str) -> None:
    assert feature_string(tag) == wanted


def test_negation_is_not_in_the_tag() -> None:
    assert feature_string("VNW|onbep|det|stan|prenom|zonder|agr", True) == "PronType=Neg"
    assert feature_string("N|soort|mv|basis", True) == "Number=Plur"
