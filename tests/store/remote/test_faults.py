"""``kzgraph load`` against a store that fails in every way: bounded tries, clear lines, and nothing half done."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from stores import Command, Do, Request, Script, document, expected, free_port, scripted, write_graph

from kzgraph.store.loader import load as read

ROOT = Path(__file__).parents[3]


def once(*dos: Do | None, at: str = "PUT") -> Script:
    """A script that meets the first requests of a method with these, one each."""
    left = list(dos)

    def script(request: Request) -> Do | None:
        return left.pop(0) if request.method == at and left else None

    return script


@pytest.mark.parametrize(
    ("dos", "waited"),
    [
        ([Do(500)], [0.5]),
        ([Do(503), Do(503), Do(502)], [0.5, 1, 2]),
        ([Do(429, (("Retry-After", "7"),))], [7]),
        ([Do(503, (("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"),))], [0]),
        ([None, Do()], [0.5]),
        ([Do(done=True)], []),  # the connection was kept from before, and that it was closed is no failure
        ([None, Do(done=True), Do(500)], [0.5]),
    ],
)
def test_it_tries_again(
    folder: Path, dos: list[Do | None], waited: list[float], load: Command, waits: list[float]
) -> None:
    with scripted(once(*dos)) as store:
        code, said, err = load(folder, "--endpoint", store.url)
        assert (code, said["failed"]) == (0, {})
        assert store.lines() == expected(read(folder).quads())
        assert len(waits) <= len(waited) and set(waits) <= set(waited)
        assert err.count("; try ") == len(waits)


def test_it_gives_up_on_one_graph_and_goes_on_with_the_others(folder: Path, load: Command, waits: list[float]) -> None:
    def script(request: Request) -> Do | None:
        return (
            Do(500, body=b"disk\x1b[31m on fire") if request.graph == document(1) and request.method == "PUT" else None
        )

    with scripted(script) as store:
        code, said, err = load(folder, "--endpoint", store.url)
        assert (code, said["sent"], list(said["failed"])) == (1, 3, [document(1)])
        assert "status 500: disk[31m on fire (tried 6 times)" in said["failed"][document(1)]
        assert waits == [0.5, 1, 2, 4, 8] and "\x1b" not in err
        store.script = lambda request: None
        assert load(folder, "--endpoint", store.url)[1]["sent"] == 1
        assert store.lines() == expected(read(folder).quads())


def test_a_store_that_dies_midway_leaves_a_load_that_goes_on(folder: Path, load: Command) -> None:
    count = 0

    def script(request: Request) -> Do | None:
        nonlocal count
        count += request.method == "PUT"
        return Do() if count > 2 else None

    with scripted(script) as store:
        code, said, err = load(folder, "--endpoint", store.url)
        assert code == 1 and said["sent"] == 2 and "the connection broke off (tried 6 times)" in said["stopped"]
        assert "run again to go on" in err
        store.script = lambda request: None
        assert load(folder, "--endpoint", store.url)[1]["kept"] == 2
        assert store.lines() == expected(read(folder).quads())


def test_a_wait_that_is_too_long_is_not_waited(folder: Path, load: Command, waits: list[float]) -> None:
    with scripted(once(Do(503, (("Retry-After", "86400"),)))) as store:
        assert load(folder, "--endpoint", store.url)[0] == 1
        assert not waits


def test_counts_that_do_not_match_are_told_and_mended_by_the_next_load(folder: Path, load: Command) -> None:
    def script(request: Request) -> Do | None:
        return Do(204) if request.method == "PUT" and request.graph == document(0) else None  # it says so, and lies

    with scripted(script) as store:
        code, said, _ = load(folder, "--endpoint", store.url)
        assert (code, said["failed"]) == (1, {document(0): "6 triples were sent, and the store counts 0"})
        store.script = lambda request: None
        code, said, _ = load(folder, "--endpoint", store.url)
        assert (code, said["sent"], said["kept"]) == (0, 1, 3)
        assert store.lines() == expected(read(folder).quads())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_refused(folder: Path, status: int, load: Command) -> None:
    with scripted() as other, scripted() as store:
        store.script = lambda request: Do(status, (("Location", other.url.replace("127.0.0.1", "localhost")),))
        code, _, err = load(folder, "--endpoint", store.url)
        assert code == 2 and "sends us to another host" in err and err.count("\n") == 1
        assert not other.seen


def test_a_redirect_on_the_same_host_is_followed_a_few_times(folder: Path, load: Command) -> None:
    with scripted() as store:
        store.script = lambda request: Do(307, (("Location", "/query"),)) if request.path == "/old" else None
        assert load(folder, "--endpoint", store.url.replace("/query", "/old"))[0] == 0
        store.script = lambda request: Do(308, (("Location", "/query"),))
        code, _, err = load(folder, "--endpoint", store.url)
        assert code == 2 and "status 308" in err


def test_a_slow_store(folder: Path, load: Command, waits: list[float]) -> None:
    with scripted(lambda request: Do(200, wait=5)) as store:
        code, _, err = load(folder, "--endpoint", store.url, "--timeout", "0.05")
        assert code == 2 and "no answer in time (tried 6 times)" in err and len(waits) == 5


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (f"http://127.0.0.1:{free_port()}/query", "cannot be reached: Connection refused (tried 6 times)"),
        ("ftp://example.org/", "is no address of a store"),
        ("http://user:geheim@127.0.0.1/", "the address holds a name or password"),
        ("http://127.0.0.1:99999/", "is no address of a store"),
        ("http://exa mple/", "is no address of a store"),
        ("output", "is no address of a store"),
    ],
    ids=["closed port", "ftp", "password", "port too high", "space in the name", "no URL"],
)
def test_bad_addresses(folder: Path, url: str, message: str, load: Command) -> None:
    code, said, err = load(folder, "--endpoint", url)
    assert (code, said) == (2, {}) and message in err.splitlines()[-1] and "geheim" not in err


def test_what_is_no_store_and_what_takes_no_writes(folder: Path, load: Command) -> None:
    with scripted(lambda request: Do(200, body=b"hello")) as page:
        code, _, err = load(folder, "--endpoint", page.url)
        assert code == 2 and "no SPARQL endpoint there" in err
    with scripted(lambda request: None if request.path == "/query" else Do(403, body=b"read-only")) as store:
        code, _, err = load(folder, "--endpoint", store.url)
        assert code == 2 and "takes no writes by any protocol" in err and "status 403: read-only" in err


def test_a_store_that_is_busy_when_it_is_found_is_waited_for(folder: Path, load: Command, waits: list[float]) -> None:
    with scripted(once(Do(503), Do(429, (("Retry-After", "3"),)), at="POST")) as store:
        assert load(folder, "--endpoint", store.url)[0] == 0 and waits == [0.5, 3]
    waits.clear()
    busy = [Do(503)]
    with scripted(lambda request: busy.pop() if request.path == "/store" and busy else None) as store:
        assert load(folder, "--endpoint", store.url)[1]["protocol"] == "gsp" and waits == [0.5]


def test_a_journal_of_another_store_and_one_in_use(folder: Path, tmp_path: Path, load: Command) -> None:
    state = tmp_path / "state.jsonl"
    with scripted() as one, scripted() as two:
        assert load(folder, "--endpoint", one.url, "--state", state)[0] == 0
        code, _, err = load(folder, "--endpoint", two.url, "--state", state)
        assert code == 2 and f"state.jsonl: is of {one.url}; name another file with --state" in err
        state.write_text("geen journaal\n")
        assert "no journal of a load" in load(folder, "--endpoint", two.url, "--state", state)[2]
        second: list[str] = []

        def script(request: Request) -> Do | None:
            if request.method == "PUT" and not second:
                second.append("")
                second[0] = subprocess.run(
                    [sys.executable, "-m", "kzgraph", "load", folder, "--endpoint", two.url],
                    capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
                ).stderr  # fmt: skip
            return None

        two.script = script
        assert load(folder, "--endpoint", two.url)[0] == 0
        assert "another load to this store is running" in second[0]


def test_killed_midway_and_run_again(tmp_path: Path, load: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once between two graphs, and once within one, of which the store then holds a part."""
    folder = write_graph(tmp_path / "graph", 12, 30)
    code = (
        "import sys; from kzgraph.store.remote.writers import GraphStore; GraphStore.most = 10;"
        "from kzgraph.cli.main import main; sys.exit(main())"
    )
    for method, after in (("PUT", 4), ("POST", 14)):
        with scripted() as store:
            reached, seen = threading.Event(), 0

            def script(
                request: Request, method: str = method, after: int = after, reached: threading.Event = reached
            ) -> Do | None:
                nonlocal seen
                seen += request.method == method and bool(request.graph)
                if seen > after:
                    reached.set()
                    return Do(wait=1, done=True)
                return None

            store.script = script
            ran = subprocess.Popen(
                [sys.executable, "-c", code, "load", str(folder), "--endpoint", store.url, "-q"],
                cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            assert reached.wait(30)
            ran.send_signal(signal.SIGKILL)
            assert ran.wait() == -signal.SIGKILL
            store.script = lambda request: None
            code_, said, _ = load(folder, "--endpoint", store.url)
            assert code_ == 0 and said["kept"] >= 3 and said["sent"] >= 5 and said["failed"] == {}
            assert store.lines() == expected(read(folder).quads())
