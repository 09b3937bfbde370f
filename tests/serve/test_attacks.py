"""What a hostile page or client tries, most of it on the bare socket: refused, and the server goes on."""

import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import server
from starlette.applications import Starlette
from starlette.routing import Route

from kzgraph.serve.explorer import explorer
from kzgraph.serve.guard import Guard
from kzgraph.serve.options import Options

QUERY = "/sparql?query=ASK%20%7B%7D"


def place_of(url: str) -> tuple[str, int]:
    parts = httpx.URL(url)
    return parts.host, parts.port or 80


def raw(url: str, data: bytes, *, wait: float = 10.0) -> bytes:
    """Send bytes and return all that comes back until the server closes, or nothing comes for a while."""
    with socket.create_connection(place_of(url), timeout=wait) as line:
        line.sendall(data)
        found = b""
        try:
            while part := line.recv(65536):
                found += part
        except (TimeoutError, ConnectionResetError):
            pass
        return found


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def get(url: str, path: str = QUERY, *lines: str, host: str | None = "localhost", version: str = "1.1") -> bytes:
    head = [f"GET {path} HTTP/{version}", *([f"Host: {host}"] if host is not None else []), "Connection: close", *lines]
    return raw(url, ("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.0.0.1:8000", "localhost:9", "[::1]", "[::1]:80"]
)
def test_names_of_this_machine_are_ours(url: str, host: str) -> None:
    assert status(get(url, host=host)) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "2130706433",
        "0x7f.1",
        "localhost@evil.example",
        "evil.example@localhost",
        "user@localhost",
        "localhost/evil",
        "localhost?x",
        "localhost#x",
        "localhost:x",
        "localhost:80:80",
        "localhost,evil.example",
        "[::1",
        "::1",
        "",
    ],
)
def test_dns_rebinding_is_refused(url: str, host: str) -> None:
    for path in (QUERY, "/", "/api/x"):
        assert status(get(url, path, host=host)) in (400, 421)


def test_no_host_and_two_hosts_are_refused(url: str) -> None:
    assert status(get(url, host=None)) == 400
    assert status(get(url, host=None, version="1.0")) == 421
    assert status(get(url, QUERY, "Host: evil.example")) == 400


def test_the_target_cannot_name_another_host(url: str) -> None:
    assert status(get(url, f"http://evil.example{QUERY}", host="evil.example")) in (400, 404, 421)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://localhost.evil.example"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200),
        ({}, 200),
    ],
)
def test_pages_of_others_cannot_make_it_work(client: httpx.Client, headers: dict[str, str], expected: int) -> None:
    answer = client.get(QUERY, headers=headers)
    assert answer.status_code == expected
    assert "access-control-allow-origin" not in answer.headers


def test_its_own_page_may_ask(client: httpx.Client) -> None:
    own = str(client.base_url).rstrip("/")
    assert client.post("/sparql", data={"query": "ASK {}"}, headers={"origin": own}).status_code == 200


@pytest.fixture(scope="module")
def open_to_one(served: Path) -> Iterator[httpx.Client]:
    with server(served, "--cors", "https://good.example") as url, httpx.Client(base_url=url) as client:
        yield client


def test_cors_is_for_those_who_are_named(open_to_one: httpx.Client) -> None:
    good = open_to_one.get(QUERY, headers={"origin": "https://good.example"})
    assert good.headers["access-control-allow-origin"] == "https://good.example"
    assert good.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-credentials" not in good.headers
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    before = open_to_one.options("/sparql", headers={"origin": "https://good.example", **asked})
    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == "https://good.example"
    for origin in ("https://evil.example", "http://good.example", "https://good.example:444", "null"):
        for answer in (
            open_to_one.get(QUERY, headers={"origin": origin}),
            open_to_one.options("/sparql", headers={"origin": origin, **asked}),
        ):
            assert answer.status_code == 403
            assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2fpyproject.toml",
        "/%2e%2e/%2e%2e/app.py",
        "/....//....//app.py",
        "/..\\..\\app.py",
        "/%5c..%5c..%5capp.py",
        "/static/../../app.py",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/assets/%00/../../../app.py",
        "/index.html%00.txt",
        "/sparql/../../app.py",
        "/.git/config",
    ],
)
def test_no_path_leaves_the_folder(url: str, path: str) -> None:
    answer = get(url, path)
    assert status(answer) in (400, 404, 405)
    assert b"import" not in answer
    assert b"root:" not in answer


@pytest.fixture
def site(tmp_path: Path) -> httpx.Client:
    """An explorer in a folder beside a file that is nobody's business."""
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>page")
    (folder / "assets" / "a.js").write_text("let a")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site-secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    app = Guard(Starlette(routes=[Route("/x", lambda request: None), explorer(folder)]), Options())
    return httpx.Client(transport=Asgi(app), base_url="http://localhost")


class Asgi(httpx.BaseTransport):
    """One request at a time to an application in this process."""

    def __init__(self, app: object) -> None:
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        import asyncio

        async def ask() -> httpx.Response:
            answer = await httpx.ASGITransport(app=self._app).handle_async_request(request)  # type: ignore[arg-type]
            return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

        return asyncio.run(ask())


def test_files_are_served_and_folders_are_not_listed(site: httpx.Client) -> None:
    assert site.get("/").text == "<!doctype html>page"
    script = site.get("/assets/a.js")
    assert (script.text, script.headers["x-content-type-options"]) == ("let a", "nosniff")
    assert "javascript" in script.headers["content-type"]
    assert site.head("/assets/a.js").content == b""
    for path in ("/assets", "/assets/", "/nothing"):
        assert site.get(path).status_code in (404, 307)
    assert site.get("/assets/").status_code == 404
    assert site.post("/assets/a.js").status_code == 405


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/../site-secret.txt", "/link.txt", "/%00"]
)
def test_files_outside_the_folder_are_not_served(site: httpx.Client, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (400, 404)
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "GET /sparql\r\nX: y HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n X: folded\r\n : y\r\n\r\n",
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "nonsense\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(url: str, text: str) -> None:
    assert status(raw(url, text.encode("latin-1"), wait=3)) in (0, 400, 415, 421, 501)
    assert status(get(url)) == 200


@pytest.mark.parametrize("value", ["%0d%0aSet-Cookie:%20a=b", "%0aX-Evil:%201", "%E5%98%8D%E5%98%8AX-Evil:%201"])
def test_no_header_is_made_of_what_was_asked(url: str, value: str) -> None:
    for path in (f"/{value}", f"/sparql?query={value}", f"/sparql?query=ASK%20%7B%7D&default-graph-uri={value}"):
        head = get(url, path).split(b"\r\n\r\n")[0].lower()
        assert b"x-evil" not in head
        assert b"set-cookie" not in head


def test_large_heads_are_refused(url: str) -> None:
    assert status(get(url, "/sparql?query=" + "a" * 200_000)) in (0, 400)
    assert status(get(url, QUERY, *(f"X-{n}: {'y' * 900}" for n in range(200)))) in (0, 400)


def test_large_bodies_are_refused_before_they_are_read(url: str) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    assert status(raw(url, f"{head}Content-Length: 99999999999\r\n\r\n".encode())) == 413
    chunk = b"20000\r\n" + b" " * 0x20000 + b"\r\n"
    assert status(raw(url, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 20)) in (0, 413)
    assert status(get(url)) == 200


def test_a_megabyte_is_not_too_large(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": "ASK {}" + " " * 1_000_000})
    assert answer.status_code == 200


def test_many_parameters_are_refused(client: httpx.Client) -> None:
    answer = client.post(
        "/sparql", content="a=b&" * 5000, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert (answer.status_code, answer.text) == (400, "too many parameters\n")


def test_slow_heads_are_cut_off(url: str) -> None:
    """One byte a second keeps no connection open; others are served meanwhile."""
    with socket.create_connection(place_of(url), timeout=30) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        slow.settimeout(1)
        for _ in range(20):
            try:
                slow.sendall(b"y")
                if slow.recv(100) == b"":
                    break
            except TimeoutError:
                assert status(get(url)) == 200
            except OSError:
                break
        else:
            pytest.fail("the connection is still open")


def test_silent_connections_and_slow_bodies_are_cut_off(url: str) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    with ThreadPoolExecutor() as many:
        silent = many.submit(raw, url, b"", wait=20)
        after_one = many.submit(raw, url, b"GET /zzz HTTP/1.1\r\nHost: localhost\r\n\r\nGET", wait=30)
        body = many.submit(raw, url, head + b"Content-Length: 99\r\n\r\nASK", wait=20)
        assert silent.result() == b""
        assert after_one.result().count(b"HTTP/1.1 404") == 1
        assert status(body.result()) == 408


def test_who_leaves_while_a_query_runs_leaves_no_query_behind(url: str) -> None:
    endless = "%20.%20".join(f"%3Fa{n}%20%3Fb{n}%20%3Fc{n}" for n in range(5))
    query = f"SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B{endless}%7D"
    for _ in range(6):  # more often than there are workers; each may run for 30 s
        with socket.create_connection(place_of(url), timeout=5) as line:
            line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            with pytest.raises(TimeoutError):
                line.settimeout(0.3)
                line.recv(1)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert httpx.get(f"{url}{QUERY}", timeout=10).status_code == 200


def test_many_clients_at_once_are_all_answered(client: httpx.Client) -> None:
    with ThreadPoolExecutor(16) as many:
        answers = list(many.map(lambda _: client.get(QUERY).status_code, range(200)))
    assert set(answers) == {200}
