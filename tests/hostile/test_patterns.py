"""No pattern of the package can be made to backtrack without end: all are found, and attacked."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hostile.backtracking import Matcher, growth

import kzgraph
from kzgraph.languages.nl.times.grammar import phrase_pattern

LINEAR = 2.7
"""Work that a doubling adds by the work that the one before it added; a quadratic pattern has 4."""

BOUNDED: Mapping[str, str] = {
    "analyse.frames.naming._MARKED": "a sentence, 700 characters at most",
    "analyse.numbers.groups._SEGMENT": "a tidied phrase: no two blanks in a row",
    "analyse.wording._QUOTED": "a sentence, 700 characters at most",
    "languages.nl.conjugation._UNSTRESSED_END": "an infinitive of the lexicon",
    "store.tokens._WHOLE": "``starts`` looks at each run of letters once (tests/store/test_tokens.py)",
}
"""Pattern → why no text that it is given is long."""

BUILT = frozenset(
    {"analyse.agencies", "analyse.frames.naming", "analyse.timeline.hints", "explain.passages", "ingest.language"}
    | {"languages.en.times", "languages.nl.numbers", "languages.nl.times.grammar", "languages.nl.times.points"}
    | {"languages.nl.times.words", "mentions.labels", "resolve.fit", "resolve.pairs", "store.questions", "store.scenes"}
)
"""Modules with patterns that only a run makes: of words of the package, of its data files, or with ``re.escape``."""

METHODS = frozenset({"compile", "match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn"})
ANCHORED = frozenset({"match", "fullmatch"})


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(kzgraph.__path__, "kzgraph."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def text_pattern(pattern: "re.Pattern[Any]") -> "re.Pattern[str]":
    """A pattern over bytes as one over the letters with the same codes."""
    if isinstance(pattern.pattern, bytes):
        return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)
    return pattern


@cache
def named() -> Mapping[str, "re.Pattern[Any]"]:
    """The patterns that modules hold, alone or in tables, by their names."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            many = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else [value]
            for number, one in enumerate(many):
                if isinstance(one, re.Pattern) and one not in found.values():
                    found[f"{module.__name__.removeprefix('kzgraph.')}.{name}" + (f".{number}" if number else "")] = one
    return found


@cache
def uses() -> Mapping[str, frozenset[str]]:
    """Name of a pattern → the methods that are called on it anywhere."""
    found: dict[str, set[str]] = {}
    for path in Path(kzgraph.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr != "pattern":
                found.setdefault(node.value.id, set()).add(node.attr)
    return {name: frozenset(methods) for name, methods in found.items()}


@dataclass(frozen=True)
class Inline:
    """A pattern that stands where it is used; ``None`` when only a run makes it. once: it is not looked for."""

    where: str
    pattern: "re.Pattern[Any] | None"
    once: bool = False


@cache
def inline() -> tuple[Inline, ...]:
    return tuple(_inline())


def _inline() -> Iterator[Inline]:
    held = {pattern.pattern for pattern in named().values()}
    for module in modules():
        path = Path(str(module.__file__))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            function = node.func if isinstance(node, ast.Call) else None
            if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)):
                continue
            if function.value.id != "re" or function.attr not in METHODS:
                continue
            assert isinstance(node, ast.Call)
            where = f"{module.__name__.removeprefix('kzgraph.')}:{ast.unparse(node.args[0])}"
            try:
                pattern = eval(ast.unparse(node.args[0]), dict(vars(module)))
            except Exception:
                yield Inline(where, None)
            else:
                found = pattern if isinstance(pattern, re.Pattern) else re.compile(pattern)
                if found.pattern not in held:
                    yield Inline(where, found, function.attr in ANCHORED)


@pytest.fixture(scope="module", autouse=True)
def deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(a|a)*b", r"(?:\w+-?)+x", r"\s+$", r"a*a*b"])
def test_the_attack_finds_what_it_is_for(pattern: str) -> None:
    assert growth(re.compile(pattern))[0] > 3.5


@pytest.mark.parametrize(
    "pattern", [r"[a-z]+", r"x(?:ab)+c", r'"(?:[^"\\]|\\.)*"', r"\d{1,3}(?:\.\d{3})+", r"(?<!\w)x"]
)
def test_it_finds_nothing_where_there_is_nothing(pattern: str) -> None:
    assert growth(re.compile(pattern))[0] <= LINEAR


def test_no_pattern_backtracks() -> None:
    wrong = []
    for name, pattern in named().items():
        once = uses().get(name.rpartition(".")[2], frozenset({"search"})) <= ANCHORED
        rate, attack = growth(text_pattern(pattern), once=once)
        if rate > LINEAR and name not in BOUNDED:
            wrong.append(f"{name}: {rate:.1f}: {attack}")
    assert not wrong, "\n".join(wrong)


def test_no_pattern_where_it_is_used_backtracks() -> None:
    wrong = []
    for one in inline():
        if one.pattern is not None:
            rate, attack = growth(text_pattern(one.pattern), once=one.once)
            if rate > LINEAR and one.where not in BOUNDED:
                wrong.append(f"{one.where}: {rate:.1f}: {attack}")
    assert not wrong, "\n".join(wrong)


def test_what_is_said_to_be_bounded_is_there() -> None:
    assert not BOUNDED.keys() - named().keys() - {one.where for one in inline()}


def test_patterns_that_only_a_run_makes_are_known() -> None:
    """A new one is to be looked at: can what it is made of come from an article?"""
    assert {one.where.split(":")[0] for one in inline() if one.pattern is None} <= BUILT


@pytest.mark.parametrize(
    "text", ["tien ", "10 ", "1-", "eind ", "van ", "januari ", "de ", "20.", "vorige ", "maandag", " "]
)
def test_phrases_of_time_are_read_in_time_with_their_length(text: str) -> None:
    """The grammar of times is one pattern of many thousand letters; words of it, again and again, are its worst."""
    matcher = Matcher(phrase_pattern())
    small, middle, large = (matcher.scan(text * size + "\0", once=False) for size in (6, 12, 24))
    assert large - middle <= LINEAR * (middle - small)
