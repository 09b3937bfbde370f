"""The application: its routes, its headers, and one line for what is not there."""

import httpx
import pytest


def test_there_is_a_page(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/", "/zzz", "/api/zzz"])
def test_every_answer_has_the_headers_of_security(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_what_is_not_there_is_one_line(client: httpx.Client) -> None:
    for path in ("/zzz", "/api/zzz"):
        answer = client.get(path)
        assert (answer.status_code, answer.text) == (404, "Not Found\n")
