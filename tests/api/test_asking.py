"""Queries, named questions, search and explanations, by name and with Python values as parameters."""

import json
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import Literal, NamedNode

from kzgraph import Graph, Iri, Rows
from kzgraph.api.columns import Column
from kzgraph.api.values import term_from, value_from
from kzgraph.cli.main import main
from kzgraph.errors import InputError, QueryError
from kzgraph.store.questions import projected, questions


def test_a_row_gives_parameters_for_the_next_query(peru: Graph) -> None:
    (who,) = peru.query("SELECT ?who { ?c kz:property kz:sends ; kz:actor ?who }")
    assert isinstance(who["who"], Iri)
    found = peru.query("SELECT ?who ?label { ?who rdfs:label ?label }", who=who["who"])
    assert found.records() == [{"who": who["who"], "label": "Peru"}]


MORE = "SELECT ?q { ?q kz:value ?v FILTER(?v > ?least) }"


@pytest.mark.parametrize(
    ("value", "rows"),
    [(11, 2), (12, 1), (Decimal("29.5"), 1), (29.5, 1), (30, 0), (Literal(12), 1), ("12", 0), (date(2022, 1, 1), 0)],
)
def test_a_parameter_that_is_not_selected_is_written_into_the_query(peru: Graph, value: object, rows: int) -> None:
    assert len(peru.query(MORE, least=value)) == rows


def test_text_is_never_read_as_sparql(peru: Graph) -> None:
    query = "SELECT ?who { ?who rdfs:label ?l FILTER(STR(?l) = ?name) }"
    assert len(peru.query(query, name="Peru")) == 1
    assert len(peru.query(query, name='Peru" || "a" = "a')) == 0


def test_a_named_question_takes_its_parameters(peru: Graph) -> None:
    (found,) = peru.query("number-conflicts")
    assert {found["firstSource"], found["secondSource"]} == {"Rode Kruis", "Peruaanse politie"}
    assert len(peru.query("claims-about", name="Rode Kruis")) > 0
    assert {row["name"] for row in Graph.questions()} == {one.name for one in questions()}


def test_answers_are_those_of_the_command_line(peru: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "claims-per-source", "-g", str(peru.path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["results"]["bindings"]
    plain = [
        {name: str(value) for name, value in row.items() if value is not None}
        for row in peru.query("claims-per-source")
    ]
    assert plain == [{name: cell["value"] for name, cell in row.items()} for row in told]


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("who-asked-whon", {}, "did you mean who-asked-whom"),
        ("claims-about", {}, "claims-about needs --set KEY=VALUE for name"),
        ("claims-about", {"nam": "x"}, "claims-about takes"),
        ("SELECT ?a { ?a ?b }", {}, "the query cannot be run"),
        ("SELECT ?a { ?a ?b ?c }", {"d": 1}, "the query has no variable d"),
        ("SELECT ?a { ?a ?b ?c }", {"a": object()}, "a: a object is no value of a query"),
        ("SELECT ?a { ?a ?b ?c }", {"a": Iri("no iri")}, "a=no iri: is no IRI"),
        ("ASK { ?a ?b ?c }", {}, "use graph.ask"),
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", {}, "use graph.construct"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(
    peru: Graph, query: str, parameters: dict[str, object], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        peru.query(query, **parameters)


def test_ask_and_construct(peru: Graph) -> None:
    assert peru.ask("ASK { ?a kz:sends ?b }") is True
    assert peru.ask("ASK { ?a kz:sends ?b }", a=Iri("http://example.org/nobody")) is False
    (triple,) = peru.construct("CONSTRUCT { ?a kz:sends ?b } WHERE { ?a kz:sends ?b }")
    assert str(triple.predicate.value).endswith("#sends")
    with pytest.raises(QueryError, match="no ASK"):
        peru.ask("SELECT ?a { ?a ?b ?c }")
    with pytest.raises(QueryError, match="no triples"):
        peru.construct("ASK { ?a ?b ?c }")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT ?a $b { ?a ?p ?b }", {"a", "b"}),
        ("PREFIX select: <x?y> SELECT DISTINCT ?a WHERE { ?b ?p ?a }", {"a"}),
        ("SELECT (COUNT(?a) AS ?n) ?b FROM <x> WHERE { ?a ?p ?b }", {"b"}),
        ("SELECT * { ?a ?p ?b }", set()),
        ("# SELECT ?x\nSELECT ?a{?a ?p 'SELECT ?y'}", {"a"}),
        ("ASK { ?a ?p ?b }", set()),
        ("CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b }", set()),
    ],
)
def test_the_columns_of_a_query(query: str, names: set[str]) -> None:
    assert projected(query) == names


PLAIN = (
    some.integers()
    | some.decimals(allow_nan=False, allow_infinity=False)
    | some.booleans()
    | some.dates()
    | some.text().filter(lambda text: not text.startswith("<"))
)


@given(PLAIN)
def test_values_are_the_same_after_a_way_through_rdf(value: object) -> None:
    back = value_from(term_from("x", value))
    assert back == value and type(back) is type(value)


@pytest.mark.parametrize("text", ["twaalf", "1" * 400, "", "1e5"])
def test_a_malformed_number_stays_text(text: str) -> None:
    kind = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    assert value_from(Literal(text, datatype=kind)) == text


def test_search_finds_names_and_sentences_in_any_form(peru: Graph) -> None:
    found = peru.search("betoger gedood")
    assert {row["file"] for row in found} == {"bode", "koerier"}
    assert peru.search("rode kruis", limit=1)[0]["kind"] == "name"
    with pytest.raises(QueryError):
        peru.search("  ")
    with pytest.raises(InputError, match="limit=0"):
        peru.search("Peru", limit=0)


def test_an_explanation_reads_the_article_again(peru: Graph) -> None:
    (row,) = (row for row in peru.claims("rows") if row["lemma"] == "sturen")
    told = peru.explain(row)
    assert told.data.read_again
    assert str(row["rule"]) in str(told) and "parse" in str(told)
    assert str(peru.explain(str(row["id"]).rpartition("/")[2][:10])) == str(told)
    assert told.as_dict()["claim"]["lemma"] == "sturen"
    with pytest.raises(InputError, match="no claim"):
        peru.explain("0123456789abcdef")


def test_a_graph_file_explains_what_it_has(peru: Graph) -> None:
    alone = Graph.open(peru.path / "graph.trig")
    told = alone.explain(alone.claims("rows")[0])
    assert not told.data.read_again and "who says so" in str(told)


class Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.add(tag)


@given(some.text())
def test_nothing_in_a_cell_is_taken_for_html(text: str) -> None:
    tags = Tags()
    tags.feed(Rows([Column("<b>")], [[f"<img src=x onerror=alert(1)>{text}"]])._repr_html_())
    assert tags.found <= {"table", "thead", "tbody", "tr", "th", "td", "p"}


def test_rows_are_a_sequence(peru: Graph) -> None:
    rows = peru.query("SELECT ?c { ?c a kz:Claim } ORDER BY ?c")
    assert rows[1:3].records() == rows.records()[1:3] and rows[-1] == rows.records()[-1]
    assert rows == rows[:] and len({rows, rows[:]}) == 1
    assert str(rows).endswith(f"({len(rows)} rows)\n")
    with pytest.raises(QueryError, match="no column 'x'; there are c"):
        rows.column("x")
