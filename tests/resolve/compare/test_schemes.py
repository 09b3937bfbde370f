"""A Russian name is one name in Cyrillic and in the spellings of Dutch, English, German and French papers."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare import Named, bands, block_keys, compare

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюя"
SCHEMES = {
    "nl": "a b v g d e zj z i j k l m n o p r s t oe f ch ts tsj sj sjtsj y e joe ja",
    "en": "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya",
    "de": "a b w g d e sch s i i k l m n o p r s t u f ch z tsch sch schtsch y e ju ja",
    "fr": "a b v g d e j z i i k l m n o p r s t ou f kh ts tch ch chtch y e iou ia",
}
CONSONANTS, VOWELS = "бвгджзклмнпрстфчш", "аеиоу"
SYLLABLES = st.builds("".join, st.tuples(st.sampled_from(CONSONANTS), st.sampled_from(VOWELS)))
STEMS = st.lists(SYLLABLES, min_size=2, max_size=3).map("".join)
ENDINGS = st.sampled_from(["нов", "кин", "енко", "нский", "шев", "мин"])
SURNAMES = st.builds(lambda stem, end: (stem[:-1] if end[0] in VOWELS else stem) + end, STEMS, ENDINGS)
GIVEN = st.sampled_from(["Иван", "Никита", "Тимур", "Роман", "Глеб"])


def spelled(name: str, scheme: str) -> str:
    table = dict(zip(CYRILLIC, SCHEMES[scheme].split(), strict=True))
    return " ".join("".join(table[c] for c in word.lower()).capitalize() for word in name.split())


def person(name: str) -> Named:
    return Named((name,), EntityKind.PERSON)


@settings(deadline=None)
@given(GIVEN, SURNAMES, st.sampled_from([*SCHEMES]), st.sampled_from([*SCHEMES]))
@example("Иван", "шашашанов", "nl", "fr")  # with hardly a letter alike
@example("Тимур", "шушушев", "nl", "fr")
def test_spellings_of_a_name_are_one(first: str, last: str, one: str, other: str) -> None:
    name = f"{first} {last.capitalize()}"
    a, b, original = person(spelled(name, one)), person(spelled(name, other)), person(name)
    for left, right in ((a, b), (original, a)):
        assert compare(left, right).value >= bands().same, compare(left, right)
        assert block_keys(left) & block_keys(right)


@settings(deadline=None)
@given(GIVEN, GIVEN, SURNAMES, st.sampled_from([*SCHEMES]))
def test_another_given_name_is_another_person(one: str, other: str, last: str, scheme: str) -> None:
    if one != other:
        left, right = (person(spelled(f"{first} {last}", scheme)) for first in (one, other))
        assert compare(left, right).value < bands().unsure


@settings(deadline=None)
@given(GIVEN, SURNAMES, st.sampled_from([*SCHEMES]))
def test_a_bare_surname_is_never_certain(first: str, last: str, scheme: str) -> None:
    assert compare(person(spelled(last, scheme)), person(f"{first} {last}")).value < bands().same
