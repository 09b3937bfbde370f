# ruff: noqa: E501 - rows of tables stay on one line
"""Identifiers are functions of content."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.ids import DIGEST_LENGTH, digest, sha256_of, slug

TEXTS = st.text(max_size=80)


@given(st.lists(TEXTS, max_size=4))
def test_digest_is_stable_and_short(parts: list[str]) -> None:
    parts = [p.encode("utf-8", "ignore").decode() for p in parts]
    found = digest(*parts)
    assert re.fullmatch(rf"[0-9a-f]{{{DIGEST_LENGTH}}}", found)
    assert digest(*parts) == found


def test_digest_is_frozen() -> None:
    """Graphs of earlier versions are joined with new ones by these identifiers."""
    assert digest("a", "b") == hashlib.sha256(b"a\x1fb").hexdigest()[:16] == "f04cdced9736a69d"


@pytest.mark.parametrize(("a", "b"), [(("ab", "c"), ("a", "bc")), (("a", ""), ("a",)), (("a", "b"), ("b", "a")), ((), ("",))])
def test_digest_keeps_parts_apart(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    if a or b != ("",):
        assert digest(*a) != digest(*b)


def test_sha256_of() -> None:
    assert sha256_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(TEXTS, st.integers(1, 80))
def test_slug_is_safe_in_an_address(name: str, limit: int) -> None:
    name = name.encode("utf-8", "ignore").decode()
    found = slug(name, limit=limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= max(limit, DIGEST_LENGTH)


@given(TEXTS)
def test_slug_of_a_slug_is_itself(name: str) -> None:
    once = slug(name.encode("utf-8", "ignore").decode())
    assert slug(once) == once


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Kassym-Jomart Tokajev", "kassym-jomart-tokajev"),
        ("Curaçao", "curacao"),
        ("'s-Gravenhage", "s-gravenhage"),
        ("  Rode   Kruis! ", "rode-kruis"),
        ("Ærø", slug("Ærø")),
    ],
)
def test_slug(name: str, path: str) -> None:
    assert slug(name) == path


def test_names_in_other_scripts_stay_apart() -> None:
    assert slug("Алматы") == digest("Алматы")
    assert slug("Алматы") != slug("Астана")
