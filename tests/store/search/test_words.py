"""Words without case and accents, and as Dutch stems."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.store.search.words import words


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("huizen", "huis"),
        ("Demonstranten", "demonstrant"),
        ("doden", "dood"),
        ("gewonde", "gewonden"),
        ("troepen", "troep"),
        ("financiële", "FINANCIELE"),
        ("cafe\u0301", "café"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_of_one_word(one: str, two: str) -> None:
    assert [word.stem for word in words(one)] == [word.stem for word in words(two)]


@pytest.mark.parametrize(("one", "two"), [("stad", "staat"), ("president", "presidium"), ("bos", "bus")])
def test_different_words(one: str, two: str) -> None:
    assert [word.stem for word in words(one)] != [word.stem for word in words(two)]


def test_other_scripts_and_signs_that_join() -> None:
    assert [word.plain for word in words("Нұр-Сұлтан, 2.500 agents_x")] == ["нұр", "сұлтан", "2", "500", "agents", "x"]


@given(st.text())
def test_offsets_are_those_of_the_text(text: str) -> None:
    found = list(words(text))
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    again = [word for part in found for word in words(text[part.start : part.end])]
    assert [word.plain for word in again] == [word.plain for word in found]
