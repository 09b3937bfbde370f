"""Forms of Dutch verbs, against a table of cases and against the verbs of a treebank."""

import csv
import lzma
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from kzgraph.languages.nl.conjugation import bare_forms, form_table, forms_of, split_particle, stem, with_ge
from kzgraph.languages.nl.irregular import exceptions
from kzgraph.lexicon.loader import frames

CASES = list(csv.DictReader((Path(__file__).parent / "cases" / "conjugation.csv").open(encoding="utf-8")))
TREEBANK = Path(__file__).parents[4] / "shared" / "nlp" / "ud" / "train"


@pytest.mark.parametrize("case", CASES, ids=[c["verb"] for c in CASES])
def test_forms(case: dict[str, str]) -> None:
    forms = forms_of(case["verb"])
    wanted = {case[k] for k in ("verb", "present", "past", "plural", "participle")} - {""}
    assert wanted <= forms
    assert case["never"] not in forms


@pytest.mark.parametrize(
    ("verb", "inflected"),
    [
        ("redden", "geredde"),
        ("besteden", "bestede"),
        ("vergroten", "vergrote"),
        ("beschadigen", "beschadigde"),
        ("ontslaan", "ontslagen"),
        ("doen", "gedane"),
        ("zien", "geziene"),
        ("afkondigen", "afgekondigde"),
        ("toenemen", "toenemende"),
    ],
)
def test_inflected_participles(verb: str, inflected: str) -> None:
    assert inflected in forms_of(verb)


def test_no_forms_of_what_is_no_verb() -> None:
    for word in ("", "en", "huis", "om het leven brengen", "Almaten"):
        assert forms_of(word) == frozenset()


def test_particles() -> None:
    assert split_particle("afkondigen") == ("af", "kondigen")
    assert split_particle("tegemoetkomen") == ("tegemoet", "komen")
    for verb in ("openen", "overlijden", "informeren", "breken", "ontslaan", "waarschuwen"):
        assert split_particle(verb) == ("", verb)
    assert "kondigde" in bare_forms("afkondigen")
    assert "gekondigd" not in bare_forms("afkondigen")
    assert bare_forms("breken") == frozenset()


def test_both_readings() -> None:
    assert {"doorbroken", "doorgebroken"} <= forms_of("doorbreken")
    assert {"ondergaan", "ondergegaan"} <= forms_of("ondergaan")


def test_table() -> None:
    verbs = ["staken", "steken", "inpalmen", "afkondigen"]
    table = form_table(verbs)
    assert table["staken"] == ("staken", "steken")
    assert table["palmden"] == ("palmen",)
    assert table["inpalmden"] == ("inpalmen",)
    assert table["afgekondigd"] == ("afkondigen",)
    assert "gepalmd" not in table
    assert all(list(form_table(p).items()) == list(table.items()) for p in permutations(verbs))


def test_spelling() -> None:
    assert with_ge("eist") == "geëist"
    assert with_ge("ijkt") == "geijkt"
    assert with_ge("uit") == "geuit"
    assert stem("reizen") == "reis"
    assert stem("kopiëren") == "kopieer"


def test_exceptions() -> None:
    known = exceptions()
    assert len(known.strong) >= 170
    assert all(row.past for row in known.strong.values())
    assert not known.inseparable & known.both
    assert all(any(v.startswith(p) for p in known.particles) for v in known.inseparable | known.both)
    assert all(v.endswith("en") for v in known.unstressed | known.stressed | known.silent_e)


def test_no_verb_of_the_lexicon_is_without_forms() -> None:
    assert [f.verb for f in frames() if " " not in f.verb and len(forms_of(f.verb)) < 5] == []


def _verb_tokens() -> Iterator[tuple[str, str]]:
    for path in sorted(TREEBANK.glob("*.conllu.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) > 4 and cells[4].startswith("WW"):
                    yield cells[1].lower(), cells[2].replace("_", "")


def test_treebank() -> None:
    """At least 99% of the verb tokens of the lexicon's verbs have a generated form (0.9946 when written)."""
    if not TREEBANK.is_dir():
        pytest.skip("the treebank is not beside the repository (../shared/nlp/ud/train)")
    verbs = {f.verb for f in frames()}
    table = form_table(verbs)
    tokens = [(form, verb) for form, verb in _verb_tokens() if verb in verbs]
    found = sum(bool({verb, split_particle(verb)[1]} & set(table.get(form, ()))) for form, verb in tokens)
    assert len(tokens) > 30_000
    assert found / len(tokens) >= 0.99
