"""What is known beside the names, several names at once, and what the score says."""

import pytest

from kzgraph.model.judgement import Judgement
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare import Named, bands, compare, profile

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION


def named(*names: str, kind: EntityKind | None = PERSON, ids: str = "", context: str = "") -> Named:
    return Named(names, kind, frozenset(ids.split()), frozenset(context.split()))


def judged(a: Named, b: Named) -> Judgement:
    return bands().judgement(compare(a, b).value)


@pytest.mark.parametrize(
    ("left", "right", "rule", "value"),
    [
        (named("Ilse Daalder", ids="Q1"), named("Roos Wolters", ids="Q1"), "same outside id", 1.0),
        (named("Ilse Daalder", ids="Q1"), named("Ilse Daalder", ids="Q2"), "other outside id", 0.0),
        (named("Ilse Daalder", ids="Q1"), named("Ilse Daalder", ids="lei:X"), "same name", 1.0),
        (named("Ilse Daalder", ids="lei:X"), named("Ilse Daalder", ids="lei:Y"), "other outside id", 0.0),
        (named("Daalder", kind=ORGANISATION), named("Daalder"), "other kind", 0.1),
        (named("Daalder", kind=ORGANISATION), named("Daalder", kind=EntityKind.MEDIA), "same name", 1.0),
        (named("Daalder", kind=EntityKind.PLACE), named("Daalder", kind=EntityKind.BODY), "other kind", 0.1),
        (named("Daalder", kind=None), named("Daalder", kind=EntityKind.PLACE), "same name", 1.0),
        (named("Daalder", kind=EntityKind.THING), named("Daalder", kind=ORGANISATION), "same name", 1.0),
    ],
)
def test_ids_and_kinds(left: Named, right: Named, rule: str, value: float) -> None:
    score = compare(left, right)
    assert (score.rule, score.value) == (rule, value)


def test_contexts_make_a_doubtful_name_more_so() -> None:
    left = named("I. Daalder", context="actor/mali")
    assert judged(left, named("Ilse Daalder")) is Judgement.POSITIVE
    assert judged(left, named("Ilse Daalder", context="actor/mali")) is Judgement.POSITIVE
    assert judged(left, named("Ilse Daalder", context="actor/chad")) is Judgement.UNSURE
    assert "actor/mali" in compare(left, named("Ilse Daalder", context="actor/mali")).detail


def test_a_shared_surname_beside_full_names_says_nothing() -> None:
    assert judged(named("Ilse Daalder", "Daalder"), named("Roos Daalder", "Daalder")) is Judgement.NEGATIVE


def test_a_shared_acronym_beside_other_full_names_is_not_certain() -> None:
    one = named("Partij Groene Aarde", "PGA", kind=ORGANISATION)
    other = named("Platform Grote Akkers", "PGA", kind=ORGANISATION)
    assert judged(one, other) is Judgement.UNSURE
    assert judged(one, named("Partij Groene Aarde", kind=ORGANISATION)) is Judgement.POSITIVE


def test_an_acronym_in_brackets_is_a_name() -> None:
    full = named("Bond van Groene Boeren (BGB)", kind=ORGANISATION)
    assert judged(full, named("Bond van Groene Boeren", kind=ORGANISATION)) is Judgement.POSITIVE


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Sadir Dzjaparov", "Sadir Japarov", "dzj/j: Dzjaparov = Japarov"),
        ("Ilja Poetin", "Ilja Putin", "oe/u: Poetin = Putin"),
        ("Sasja Saratov", "Aleksandr Saratov", "short name: Aleksandr = Sasja"),
    ],
)
def test_the_detail_names_the_letters(left: str, right: str, words: str) -> None:
    assert set(words.replace(":", "").split()) <= set(
        compare(named(left), named(right)).detail.replace(":", "").split()
    )


@pytest.mark.parametrize(
    ("name", "bare"), [("Daalder", True), ("Van den Daalder", True), ("President Daalder", True), ("I. Daalder", False)]
)
def test_bare_names(name: str, bare: bool) -> None:
    assert profile(named(name)).bare is bare


def test_bands_are_in_order() -> None:
    assert 0 < bands().unsure < bands().same < 1
    assert [bands().judgement(v) for v in (1.0, bands().same, bands().unsure, 0.0)] == [
        Judgement.POSITIVE,
        Judgement.POSITIVE,
        Judgement.UNSURE,
        Judgement.NEGATIVE,
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (named("Georgië", kind=EntityKind.STATE), named("Georgia", kind=EntityKind.STATE), Judgement.POSITIVE),
        (named("Georgië", kind=EntityKind.STATE), named("Georgia", kind=EntityKind.PLACE), Judgement.NEGATIVE),
        (named("Niger", kind=EntityKind.STATE), named("Nigeria", kind=EntityKind.STATE), Judgement.NEGATIVE),
        (named("PvdA", kind=ORGANISATION), named("Partij van de Arbeid", kind=ORGANISATION), Judgement.POSITIVE),
    ],
)
def test_curated_names_tell_what_is_one_and_what_is_not(left: Named, right: Named, expected: Judgement) -> None:
    assert judged(left, right) is expected
