"""``/api/search`` and ``/api/suggest``."""

import httpx
import pytest


def test_search(client: httpx.Client) -> None:
    hits = client.get("/api/search", params={"q": "almaty"}).json()["hits"]
    assert hits[0] | {"claims": 0} == {
        "kind": "name",
        "iri": hits[0]["iri"],
        "text": "Almaty",
        "label": "Almaty",
        "marks": [[0, 6]],
        "claims": 0,
    }
    told = [hit for hit in hits if hit["kind"] == "sentence"]
    assert told
    assert all(hit["text"][start:end] == "Almaty" for hit in told for start, end in hit["marks"])
    assert {hit["file"] for hit in told} <= {"eerste.txt", "tweede.txt"}


def test_kinds_and_limits(client: httpx.Client) -> None:
    only = client.get("/api/search", params={"q": "almaty", "kind": "sentence", "limit": 1}).json()["hits"]
    assert [hit["kind"] for hit in only] == ["sentence"]


def test_suggest(client: httpx.Client) -> None:
    hits = client.get("/api/suggest", params={"q": "kassym to"}).json()["hits"]
    assert [hit["label"] for hit in hits] == ["Kassym-Jomart Tokajev"]


@pytest.mark.parametrize(
    "parameters", [{}, {"q": '"'}, {"q": "a", "limit": "0"}, {"q": "a", "limit": "x"}, {"q": "a", "kind": "x"}]
)
def test_bad_ones_are_one_line(client: httpx.Client, parameters: dict[str, str]) -> None:
    answer = client.get("/api/search", params=parameters)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
