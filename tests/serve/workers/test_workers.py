"""Workers come, go and are replaced; none outlives the server."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import sleep

import pytest
from factory_graph import resolved_graph
from serving import ROOT

from kzgraph.rdf.mapper import to_record
from kzgraph.serve.graph import Served
from kzgraph.serve.options import Options
from kzgraph.serve.workers.nursery import Nursery
from kzgraph.serve.workers.pool import Pool
from kzgraph.serve.workers.wire import Ask, Reply
from kzgraph.serve.workers.worker import worker
from kzgraph.store.memory import MemoryStore

SERVED = Served(MemoryStore(to_record(resolved_graph()).quads()))
QUICK = Ask("ASK { ?c a kz:Claim }")
ENDLESS = Ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?j) }")


def pooled(script: Callable[[Pool], Awaitable[None]], options: Options, *, processes: list[int] | None = None) -> None:
    """Run ``script`` with a pool. processes: gets the number of its nursery."""
    nursery = Nursery(worker(SERVED.index, SERVED.prefixes, options))

    if processes is not None:
        processes.append(nursery.process)

    async def run() -> None:
        pool = Pool(nursery, options)
        await pool.open()
        try:
            await script(pool)
        finally:
            pool.close()

    asyncio.run(run())


def yes(reply: Reply) -> bool:
    return (reply.status, reply.body) == (200, b'{"head":{},"boolean":true}')


def test_questions_are_answered_side_by_side() -> None:
    async def script(pool: Pool) -> None:
        assert all(map(yes, await asyncio.gather(*(pool.ask(QUICK) for _ in range(20)))))

    pooled(script, Options(workers=3))


def test_a_worker_that_takes_too_long_is_replaced() -> None:
    async def script(pool: Pool) -> None:
        for _ in range(3):
            slow = await pool.ask(ENDLESS)
            assert (slow.status, slow.body[:7]) == (503, b"stopped")
            assert yes(await pool.ask(QUICK))

    pooled(script, Options(workers=1, timeout=1))


def test_those_who_wait_are_told_when_all_workers_are_taken() -> None:
    async def script(pool: Pool) -> None:
        replies = await asyncio.gather(pool.ask(ENDLESS), pool.ask(QUICK), pool.ask(QUICK))
        assert b"too many queries wait" in replies[2].body
        assert [reply.status for reply in replies[::2]] == [503, 503]

    pooled(script, Options(workers=1, timeout=1, waiting=1))


def test_a_worker_that_dies_is_replaced() -> None:
    nursery: list[int] = []

    async def script(pool: Pool) -> None:
        for _ in range(3):
            asking = asyncio.create_task(pool.ask(ENDLESS))
            await asyncio.sleep(0.2)
            (process,) = descendants(nursery[0])
            os.kill(process, signal.SIGSEGV)
            reply = await asking
            assert (reply.status, reply.body[:7]) == (500, b"stopped")
            assert yes(await pool.ask(QUICK))

    pooled(script, Options(workers=1), processes=nursery)


def test_a_nursery_that_dies_is_told_of() -> None:
    nursery: list[int] = []

    async def script(pool: Pool) -> None:
        asking = asyncio.create_task(pool.ask(ENDLESS))
        await asyncio.sleep(0.2)
        (process,) = descendants(nursery[0])
        os.kill(nursery[0], signal.SIGKILL)
        os.kill(process, signal.SIGKILL)
        assert (await asking).status == 500
        assert b"start the server again" in (await pool.ask(QUICK)).body

    pooled(script, Options(workers=1), processes=nursery)


def test_a_query_that_nobody_waits_for_is_ended() -> None:
    async def script(pool: Pool) -> None:
        asking = asyncio.create_task(pool.ask(ENDLESS))
        await asyncio.sleep(0.2)
        asking.cancel()
        assert yes(await pool.ask(QUICK))

    pooled(script, Options(workers=1))


@pytest.mark.parametrize("allowed", [False, True])
def test_a_worker_reaches_no_other_server(allowed: bool, tmp_path: Path) -> None:
    """Without the check of the text: what it misses still reaches nobody."""
    heard = tmp_path / "heard"
    listener = subprocess.Popen([sys.executable, "-c", _LISTENER, str(heard)], stdout=subprocess.PIPE, text=True)
    assert listener.stdout is not None
    port = int(listener.stdout.readline())
    sneaky = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"

    async def script(pool: Pool) -> None:
        reply = await pool.ask(Ask(sneaky))
        assert reply.status == 500

    try:
        options = Options(allow_service=allowed, timeout=5)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kzgraph.serve.sparql.answer.calls_service", lambda query: False)
            pooled(script, options)
    finally:
        listener.kill()
        listener.wait()
        listener.stdout.close()
    assert heard.exists() is allowed


_LISTENER = """
import pathlib, socket, sys
place = socket.create_server(("127.0.0.1", 0))
print(place.getsockname()[1], flush=True)
line, _ = place.accept()
pathlib.Path(sys.argv[1]).write_bytes(line.recv(1000))
"""


def descendants(process: int) -> list[int]:
    """Children, then their children, by /proc."""
    found = []
    for one in sorted(Path("/proc").glob("[0-9]*/stat"), key=lambda path: int(path.parent.name)):
        try:
            parent = int(one.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            found.append(int(one.parent.name))
    return found + [two for one in found for two in descendants(one)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_the_server(served: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "kzgraph", "serve", str(served), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)
    assert ran.stderr is not None
    ran.stderr.readline()
    for _ in range(100):
        if len(family := descendants(ran.pid)) == 4:  # the nursery, two workers and the explorer's answers
            break
        sleep(0.05)
    assert len(family) == 4
    ran.send_signal(number)
    code = ran.wait(20)
    ran.stderr.close()
    assert code == (0 if number == signal.SIGINT else -number)
    for _ in range(100):
        left = [process for process in family if Path(f"/proc/{process}").exists()]
        if not left:
            return
        sleep(0.05)
    pytest.fail(f"still there: {left}")
