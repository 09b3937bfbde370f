"""What a claim says otherwise."""

from dataclasses import replace
from typing import Any

import pytest
from factory_diff import claim, filler, graph

from kzgraph.analyse.diff.compare import compare
from kzgraph.analyse.diff.state import DocumentState, Filler

ROLES = {"actor": (filler("boer"),), "target": (filler("hek"),)}
BASE = claim("1", roles=ROLES, sources=(filler("anp"),), numbers={"acht hekken": "8 - -"}, time="2022", event="e")
CHANGES: list[tuple[dict[str, Any], list[tuple[str, str, str]]]] = [
    ({}, []),
    ({"numbers": {"dertien hekken": "13 - -"}}, [("number", "acht hekken", "dertien hekken")]),
    ({"numbers": {"8 hekken": "8 - -"}}, []),  # the same number in other words
    ({"numbers": {}}, [("number", "acht hekken", "")]),
    ({"modality": "Possible"}, [("modality", "Asserted", "Possible")]),
    ({"polarity": "Negated"}, [("polarity", "Affirmed", "Negated")]),
    ({"sources": ()}, [("source", "ANP", "")]),
    ({"sources": (filler("afp", "AFP"),)}, [("source", "ANP", "AFP")]),
    ({"time": "2022-01-05"}, [("time", "2022", "2022-01-05")]),
    ({"words": "een schande"}, [("words", "", "een schande")]),
    ({"roles": {**ROLES, "actor": (filler("buurman"),)}}, [("actor", "BOER", "BUURMAN")]),
    ({"roles": {**ROLES, "place": (filler("zijl"),)}}, [("place", "", "ZIJL")]),
    ({"roles": {**ROLES, "target": (*ROLES["target"], filler("poort"))}}, [("target", "HEK", "HEK | POORT")]),
    ({"roles": {**ROLES, "actor": (Filler("boer2", "BOER", "boer"),)}}, []),  # another IRI for the same
    ({"roles": {**ROLES, "actor": (Filler("boer2", "BOER", "twee boer"),)}}, []),  # its number stands in its words
    ({"roles": {**ROLES, "actor": (Filler("boer2", "BOER", "zij"),)}}, [("actor", "BOER", "BOER")]),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_changes(change: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    found = compare(graph(BASE), graph(replace(BASE, **change)))
    assert [(one.what, one.old, one.new) for claims in found.changed for one in claims.changes] == expected
    assert bool(found) == bool(expected)


def test_a_merge_is_told_once_and_not_for_each_claim() -> None:
    def one(key: str, actor: str) -> Any:
        return claim(
            key, trigger=int(key), start=int(key), roles={"actor": (Filler(actor, actor, "de boer"),)}, event=key
        )

    old = graph(one("1", "a"), one("2", "b"))
    new = graph(*(replace(one(key, "ab"), event="e") for key in "12"))
    found = compare(old, new)
    assert [group.before for group in found.nodes.merged] == [("a", "b")]
    assert [group.before for group in found.events.merged] == [("1", "2")]
    assert (found.changed, found.renamed) == ((), ())
    back = compare(new, old)
    assert [group.after for group in back.nodes.split] == [("a", "b")]
    assert back.changed == ()


def test_a_node_with_another_label_is_renamed() -> None:
    renamed = replace(BASE, roles={**ROLES, "actor": (Filler("boer", "LANDBOUWER", "boer"),)})
    found = compare(graph(BASE), graph(renamed))
    assert (found.renamed, found.changed) == ((("boer", "boer"),), ())


def test_a_document_with_another_text_is_a_difference() -> None:
    moved = replace(BASE, id="2", document="e")
    found = compare(graph(BASE), graph(moved, documents=(DocumentState("e", "d.txt"),)))
    assert (found.changed, found.matched.new, found.matched.withdrawn) == ((), (), ())
    assert found
