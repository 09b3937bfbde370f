"""Answers as table, CSV, JSON and Turtle."""

import json

import pytest
from factory_graph import resolved_graph
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.errors import QueryError
from kzgraph.export.answers import render, table
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore

STORE = MemoryStore(to_record(resolved_graph()).quads())
SELECT = "SELECT ?who ?whom ?none { ?who kz:requests ?whom }"
CONSTRUCT = "CONSTRUCT { ?a kz:sends ?q . ?a rdfs:label ?l } WHERE { ?a kz:sends ?q ; rdfs:label ?l }"


def ask(query: str, kind: str | None = None, width: int | None = None) -> str:
    return render(STORE.query(query), kind, base=STORE.base, width=width)


def test_a_table_has_short_names() -> None:
    assert ask(SELECT).splitlines() == [
        "who                          whom        none",
        "───────────────────────────  ──────────  ────",
        "actor:kazakhstan-government  actor:csto",
        "(1 row)",
    ]


def test_csv_and_json_are_those_of_the_standard() -> None:
    base = "https://w3id.org/kzgraph/id/"
    assert ask(SELECT, "csv") == f"who,whom,none\n{base}actor/kazakhstan-government,{base}actor/csto,\n"
    (row,) = json.loads(ask(SELECT, "json"))["results"]["bindings"]
    assert row == {
        "who": {"type": "uri", "value": base + "actor/kazakhstan-government"},
        "whom": {"type": "uri", "value": base + "actor/csto"},
    }


def test_json_keeps_languages_and_types() -> None:
    answer = json.loads(ask("SELECT ?w ?c { ?x kz:frameText ?w ; kz:confidence ?c }", "json"))
    (row,) = answer["results"]["bindings"]
    assert answer["head"] == {"vars": ["w", "c"]}
    assert row["w"]["xml:lang"] == "nl"
    assert row["c"]["datatype"].endswith("#decimal")


@pytest.mark.parametrize(
    ("kind", "expected"), [(None, "true\n"), ("csv", "true\n"), ("json", '{"head": {}, "boolean": true}\n')]
)
def test_ask(kind: str | None, expected: str) -> None:
    assert ask("ASK { ?a kz:requests actor:csto }", kind) == expected


def test_construct_gives_turtle_or_rows() -> None:
    assert "actor:csto rdfs:label" in ask(CONSTRUCT)
    assert ask(CONSTRUCT) == ask(CONSTRUCT, "ttl")
    assert ask(CONSTRUCT, "csv").splitlines()[0] == "subject,predicate,object"
    assert "(2 rows)" in ask(CONSTRUCT, "table")


@pytest.mark.parametrize("query", [SELECT, "ASK {}"])
def test_only_triples_can_be_turtle(query: str) -> None:
    with pytest.raises(QueryError, match="CONSTRUCT"):
        ask(query, "ttl")


def test_a_table_wraps_in_the_terminal_and_loses_nothing() -> None:
    sentence = "een hele lange zin die niet past " * 4 + "woord" * 12
    lines = table(["a", "b"], [["kort", sentence], ["x", "y"]], width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[2].startswith("kort  een hele lange")
    assert "".join(line[6:].replace(" ", "") for line in lines[2:-2]) == sentence.replace(" ", "")
    assert lines[-2:] == ["x     y", "(2 rows)"]


@given(st.lists(st.text(), min_size=1), st.integers(1, 30))
def test_no_table_is_wider_than_it_may_be(cells: list[str], width: int) -> None:
    plain = [" ".join("".join(c for c in cell if c.isprintable()).split()) for cell in cells]
    text = table(["kop"], [[cell] for cell in plain], width=width)
    assert "".join(text.split()).count("…") == "".join(plain).count("…")
    assert [c for line in text.splitlines()[2:-1] for c in line if c != " "] == [
        c for p in plain for c in p if c != " "
    ]


def test_combining_and_wide_letters_keep_columns_straight() -> None:
    lines = table(["a", "b"], [["e\u0301", "x"], ["日本", "y"], ["plain", "z"]]).splitlines()
    assert lines[2] == "e\u0301      x"
    assert lines[3] == "日本   y"
    assert lines[4] == "plain  z"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in ask('SELECT ("a\\u001b[31mb\\nc" AS ?x) {}')
    assert "\x1b" in ask('SELECT ("a\\u001b[31mb\\nc" AS ?x) {}', "csv")
