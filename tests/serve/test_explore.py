"""What /api answers the explorer, over HTTP."""

import httpx
import pytest


def test_each_route_answers_json(client: httpx.Client) -> None:
    paths = ("overview", "sources", "places", "graph?nodes=0,1", "claims?node=0", "claims?numbers=0")
    for path in (*paths, "document?number=0"):
        answer = client.get(f"/api/{path}")
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith("application/json")
        assert answer.json()


def test_a_node_is_found_by_its_id(client: httpx.Client) -> None:
    node = client.get("/api/graph?nodes=0").json()["nodes"][0]
    assert client.get("/api/graph", params={"ids": node["id"]}).json()["nodes"] == [node]
    whole = client.get("/api/overview").json()["base"] + node["id"]
    assert client.get("/api/graph", params={"ids": whole}).json()["nodes"] == [node]
    assert client.get("/api/graph", params={"ids": "actor/nobody"}).json()["nodes"] == []


def test_a_claim_is_found_by_its_id(client: httpx.Client) -> None:
    claim = client.get("/api/claims?numbers=0").json()["claims"][0]
    assert client.get("/api/claim", params={"id": claim["id"]}).json()["claims"] == [claim]
    assert client.get("/api/claim", params={"id": "claim/none"}).json()["claims"] == []


def test_the_claims_of_a_passage_are_found_by_its_id(client: httpx.Client) -> None:
    every = client.get("/api/claims?numbers=0,1,2,3,4,5").json()["claims"]
    shared = [claim["passage"] for claim in every]
    for claim in every:
        found = client.get("/api/claim", params={"id": claim["passage"]}).json()
        assert claim in found["claims"]
        assert (len(found["claims"]), found["also"]) == (shared.count(claim["passage"]), [])
        one = client.get("/api/claim", params={"id": claim["id"]}).json()
        assert sorted([claim["i"], *one["also"]]) == [each["i"] for each in found["claims"]]


def test_neighbours_come_in_pages(client: httpx.Client) -> None:
    first = client.get("/api/graph?around=0&limit=1").json()["nodes"]
    second = client.get(f"/api/graph?around=0&limit=1&shown={first[0]['i']}").json()["nodes"]
    assert len(first) == 1
    assert first != second


@pytest.mark.parametrize("topic", ["numbers", "frames", "timeline", "sources"])
def test_dossiers_are_those_of_the_command_line(client: httpx.Client, topic: str) -> None:
    answer = client.get(f"/api/dossier/{topic}")
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)
    assert topic in client.get("/api/overview").json()["dossiers"]


@pytest.mark.parametrize(
    "path",
    [
        "graph?nodes=x",
        "graph?nodes=99999999",
        "graph?nodes=-1",
        "graph?nodes=²",
        "graph?around=999999",
        "graph?shown=" + ",".join(["0"] * 5001),
        "claims?node=999999",
        "claims?numbers=1e3",
        "document?number=999",
        "document?number=../../etc/passwd",
        "dossier/passwords",
    ],
)
def test_bad_parameters_are_refused_in_one_line(client: httpx.Client, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert len(answer.json()["error"]) < 200


def test_it_cannot_be_changed(client: httpx.Client) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert client.request(method, "/api/overview").status_code == 405
