# ruff: noqa: E501 - rows of tables stay on one line
"""Constructions of Dutch and the predicates they come to, on hand-built trees; see ``factory.tree``.

A line ``= verb flags slot=words`` in ``cases/grammar.trees`` is what ``predicates`` gives for that verb: a slot with nothing
behind it must be empty, several words are joined with a comma. ``>`` is the same after subjects were shared with infinitives.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factory import Case, cases, tree
from spacy.tokens import Doc

from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.control import with_controlled_subjects
from kzgraph.extract.grammar import predicates
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import controls, epistemics

TREES = cases(Path(__file__).with_name("cases") / "grammar.trees")
FLAGS = {
    "passive": lambda p: p.passive,
    "active": lambda p: not p.passive,
    "ambiguous": lambda p: p.ambiguous,
    "unambiguous": lambda p: not p.ambiguous,
    "reflexive": lambda p: p.reflexive,
    "modifier": lambda p: p.modifier,
    "nominal": lambda p: p.nominal,
}
XFAIL = {
    "> De generaal liet de gevangenen schieten: schieten": "a row of control.toml for 'laten' hides that its object acts",
}


def lines(mark: str) -> Iterator[object]:
    for case in TREES:
        for _, line in case.lines(mark):
            name = f"{case.name}: {line.split()[0]}"
            reason = XFAIL.get(f"{mark} {name}")
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(case, line, id=name, marks=marks)


def said(found: dict[int, Predicate], verb: str) -> Predicate:
    matching = [p for p in found.values() if p.lemmas[0] == verb]
    assert len(matching) == 1, f"{verb}: among {[p.lemmas for p in found.values()]}"
    return matching[0]


def check(predicate: Predicate, wanted: list[str]) -> None:
    for word in wanted:
        slot, given, heads = word.partition("=")
        if not given:
            assert FLAGS[slot](predicate), f"{predicate.lemmas[0]} is not {slot}"
        else:
            assert [t.text for t in predicate.heads(slot)] == [h for h in heads.split(",") if h], slot


def controlled(doc: Doc) -> dict[int, Predicate]:
    return with_controlled_subjects(predicates(doc), CertaintyRules(controls(), epistemics()))


@pytest.mark.parametrize(("case", "line"), lines("="))
def test_predicates(case: Case, line: str) -> None:
    verb, *wanted = line.split()
    check(said(predicates(case.doc), verb), wanted)


@pytest.mark.parametrize(("case", "line"), lines(">"))
def test_unspoken_subjects(case: Case, line: str) -> None:
    verb, *wanted = line.split()
    check(said(controlled(case.doc), verb), wanted)


def test_sharing_subjects_leaves_what_was_there() -> None:
    """Every argument that stands in the sentence itself is kept when unspoken subjects are filled in."""
    for case in TREES:
        before, after = predicates(case.doc), controlled(case.doc)
        assert before.keys() == after.keys()
        for i, predicate in before.items():
            if subject := predicate.heads("subj"):
                assert after[i].heads("subj") == subject


def test_a_text_without_parse_has_no_predicates() -> None:
    doc = tree("1 Niets niets PRON root 0 -")
    assert predicates(doc) == {}
