# ruff: noqa: E501 - rows of tables stay on one line
"""Names as they vary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.resolve.names import folded, is_acronym_of, is_surname_of, without_genitive


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Poetin", "Vladimir Poetin", True),
        ("poetin", "Vladimir Poetin", True),
        ("Van Dam", "Piet van Dam", True),
        ("Dam", "Piet van Dam", True),
        ("Müller", "Anna Muller", True),
        ("Vladimir", "Vladimir Poetin", False),
        ("Vladimir Poetin", "Vladimir Poetin", False),
        ("Poet", "Vladimir Poetin", False),
        ("", "Vladimir Poetin", False),
    ],
)
def test_surname(short: str, full: str, expected: bool) -> None:
    assert is_surname_of(short, full) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("OM", "Openbaar Ministerie", True),
        ("BVB", "Bond van Boeren", True),
        ("BB", "Bond van Boeren", True),
        ("VN", "Verenigde Naties", True),
        ("Om", "Openbaar Ministerie", False),
        ("O", "Openbaar", False),
        ("VNA", "Verenigde Naties", False),
        ("", "", False),
    ],
)
def test_acronym(short: str, full: str, expected: bool) -> None:
    assert is_acronym_of(short, full) is expected


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Anna's", "Anna"), ("Anna’s", "Anna"), ("Tokajevs", "Tokajev"), ("Boris'", "Boris"), ("Kok", "Kok"), ("Hans", "Hans")],
)
def test_genitive(name: str, bare: str) -> None:
    assert without_genitive(name) == bare


@pytest.mark.parametrize(("a", "b"), [("De Bond", "bond"), ("Curaçao", "curacao"), ("  Rode  Kruis ", "rode kruis"), ("d\xadorp", "dorp")])
def test_folded(a: str, b: str) -> None:
    assert folded(a) == b


@given(st.text(max_size=30))
def test_an_equal_name_is_no_surname(name: str) -> None:
    assert not is_surname_of(name, name)
