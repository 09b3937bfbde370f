"""``/api/questions``: forms for people, asked without a word of SPARQL."""

import httpx
import pytest

from kzgraph.store.questions import questions


def test_the_questions_describe_their_parameters(client: httpx.Client) -> None:
    listed = client.get("/api/questions").json()
    assert [one["name"] for one in listed] == [one.name for one in questions()]
    between = next(one for one in listed if one["name"] == "between")
    assert [(one["name"], one["type"], one["default"]) for one in between["parameters"]] == [
        ("one", "node", None),
        ("other", "node", None),
    ]


def test_one_is_asked(client: httpx.Client) -> None:
    rows = client.get("/api/questions/neighbours", params={"node": "actor/csto"}).json()["results"]["bindings"]
    assert "Kazachstan" in {row["name"]["value"] for row in rows}
    as_csv = client.get(
        "/api/questions/events-of-class", params={"class": "Request", "from": ""}, headers={"accept": "text/csv"}
    )
    assert as_csv.text.startswith("when,event,claims,documents\r\n2022-01-06,")


def test_its_query_can_be_read_and_asked_at_the_endpoint(client: httpx.Client) -> None:
    query = client.get("/api/questions/neighbours/query", params={"node": "actor/csto"})
    assert "<https://w3id.org/kzgraph/id/actor/csto>" in query.text
    asked = client.get("/api/questions/neighbours", params={"node": "actor/csto"}).json()
    assert client.post("/sparql", data={"query": query.text}).json() == asked


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("nothing", {}, "no question is named"),
        ("between", {}, "needs --set KEY=VALUE for one, other"),
        ("neighbours", {"node": "x> } DROP ALL #"}, "is no node"),
        ("neighbours", {"node": "actor/csto", "more": "1"}, "takes node, not more"),
        ("numbers-from", {"least": "0) || (true"}, "is no number"),
    ],
)
def test_bad_values_are_refused(client: httpx.Client, name: str, values: dict[str, str], message: str) -> None:
    answer = client.get(f"/api/questions/{name}", params=values)
    assert answer.status_code == 400
    assert message in answer.json()["error"]


def test_text_stays_text(client: httpx.Client) -> None:
    evil = '") } UNION { ?s ?p ?o } #'
    rows = client.get("/api/questions/claims-about", params={"name": evil}).json()["results"]["bindings"]
    assert rows == []
