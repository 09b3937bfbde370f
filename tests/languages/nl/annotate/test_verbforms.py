"""Infinitives of forms."""

import pytest

from kzgraph.languages.nl.annotate.verbforms import spellable, strong_forms, verb_lemma

FORMS = strong_forms() | {"gedraaid": "draaien", "kondigde": "kondigen", "gelast": "gelasten"}
KNOWN = frozenset({*FORMS.values(), "verzenden", "beloven", "eisen", "reizen", "legeren", "verbieden"})


@pytest.mark.parametrize(
    ("form", "tag", "proposal", "wanted"),
    [
        ("teruggedraaid", "WW|vd|vrij|zonder", "ruggedraaien", "terugdraaien"),
        ("uiteenstoven", "WW|pv|verl|mv", "uiteenstoven", "uiteenstuiven"),
        ("dook", "WW|pv|verl|ev", "dooken", "duiken"),
        ("gescholden", "WW|vd|vrij|zonder", "scholden", "schelden"),
        ("verzonden", "WW|vd|vrij|zonder", "verzonden", "verzenden"),
        ("verbood", "WW|pv|verl|ev", "", "verbieden"),
        ("afgelast", "WW|vd|vrij|zonder", "aflasten", "afgelasten"),
        ("maant", "WW|pv|tgw|met-t", "maannen", "manen"),
        ("eiste", "WW|pv|verl|ev", "", "eisen"),
        ("reisde", "WW|pv|verl|ev", "", "reizen"),
        ("belooft", "WW|pv|tgw|met-t", "", "beloven"),
        ("steggelde", "WW|pv|verl|ev", "", "steggelen"),
        ("ongehinderd", "WW|vd|vrij|zonder", "hinderen", "ongehinderd"),
        ("onbevestigde", "WW|vd|prenom|met-e", "bevestigen", "onbevestigd"),
        ("braken", "WW|pv|verl|mv", "braken", "breken"),
        ("monitort", "WW|pv|tgw|met-t", "monitort", "monitoren"),
        ("zelfgemaakte", "WW|vd|prenom|met-e", "zelfgemaakt", "zelfgemaakt"),
        ("ontvoerde", "WW|pv|verl|ev", "ontvoeren", "ontvoeren"),
        ("matte", "WW|pv|verl|ev", "mten", "matten"),
        ("troefden", "WW|pv|verl|mv", "troven", "troeven"),
        ("matigde", "WW|pv|verl|ev", "", "matigen"),
        ("rook", "WW|pv|verl|ev", "", "ruiken"),
        ("langgerekte", "WW|vd|prenom|met-e", "langgerekt", "langgerekt"),
        ("schudden", "WW|pv|tgw|mv", "schudden", "schudden"),
        ("geïnspireerde", "WW|vd|prenom|met-e", "ïnspireren", "inspireren"),
    ],
)
def test_verb_lemma(form: str, tag: str, proposal: str, wanted: str) -> None:
    assert verb_lemma(form, tag, proposal, FORMS, KNOWN, strong_forms()) == wanted


def test_every_strong_verb_is_spelt_right() -> None:
    assert all(spellable(v) or v in {"gaan", "slaan", "staan", "zien", "doen"} for v in strong_forms().values())
