"""How soon the explorer can be used in Chromium: five articles, a made graph of 20,000 nodes and 100,000 claims, and a
portable file of 300,000 quads from disk.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NODES, CLAIMS = 20_000, 100_000
PER_DOCUMENT = 25
PORTABLE_NODES, PORTABLE_CLAIMS = 4_000, 20_650  # 300,000 quads, the most that a file holds
ROUNDS = 3
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu")
CLASSES = ("sends", "requests", "accuses", "supports", "attacks", "arrests", "consults", "rejects", "states", "kills")
KINDS = ("Person", "State", "Body", "Organisation", "Group", "Place", "Media", "Thing")
MODALITIES = ("Asserted",) * 7 + ("Decided", "Intended", "Possible", "Conditional")
BASE = "https://w3id.org/kzgraph/id/"
KZ = "https://w3id.org/kzgraph/ontology#"
HEAD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
OA = "http://www.w3.org/ns/oa#"
WATCH = """
window.longest = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) longest = Math.max(longest, one.duration) })
  .observe({ type: "longtask", buffered: true });
"""


def measure(articles: Path) -> dict[str, float]:
    """Return seconds: to the first view, of the longest block of the main thread, of expanding a node, of a search."""
    with TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large.nq"
        run = [sys.executable, "-m", "kzgraph", "build", str(articles), "-o", str(small), "--quiet"]
        subprocess.run(run, check=True)
        large.write_text("".join(lines(random.Random(1))), "utf-8")
        made = Path(folder) / "portable.nq"
        made.write_text("".join(lines(random.Random(1), PORTABLE_NODES, PORTABLE_CLAIMS)), "utf-8")
        return {**_timed("five articles", small), **_timed("100,000 claims", large), **_portable(made)}


def lines(chance: random.Random, nodes: int = NODES, claims: int = CLAIMS) -> Iterator[str]:
    """Yield N-Quads of a graph in which few are named often and most seldom, as in the news."""
    documents = claims // PER_DOCUMENT
    weights = [1 / (rank + 10) for rank in range(nodes)]
    for number in range(nodes):
        node = f"<{BASE}actor/n{number}>"
        yield f"{node} <{HEAD}> <{KZ}{KINDS[number % len(KINDS)]}> .\n"
        yield f'{node} <{LABEL}> "{_name(chance)} {number}"@nl .\n'
    for number in range(documents):
        paper = f"<{BASE}document/{number:016x}>"
        yield f"{paper} <{HEAD}> <{KZ}Document> .\n"
        yield f'{paper} <{KZ}fileName> "{number:05d}.txt" .\n'
        day = f"2022-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        yield f'{paper} <https://schema.org/datePublished> "{day}"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
    people = chance.choices(range(nodes), weights, k=2 * claims)
    for number in range(claims):
        paper = f"<{BASE}document/{number % documents:016x}>"
        yield from _claim(number, people[2 * number], people[2 * number + 1], paper, chance)


def _claim(number: int, actor: int, target: int, paper: str, chance: random.Random) -> Iterator[str]:
    claim, passage = f"<{BASE}claim/{number:016x}>", f"<{BASE}passage/{number:x}>"
    rows = {
        f"<{HEAD}>": f"<{KZ}Claim>",
        f"<{KZ}property>": f"<{KZ}{chance.choice(CLASSES)}>",
        f"<{KZ}actor>": f"<{BASE}actor/n{actor}>",
        f"<{KZ}target>": f"<{BASE}actor/n{target}>",
        f"<{KZ}modality>": f"<{KZ}{chance.choice(MODALITIES)}>",
        f"<{KZ}polarity>": f"<{KZ}{'Negated' if chance.random() < 0.06 else 'Affirmed'}>",
        f"<{KZ}describes>": f"<{BASE}event/{number:x}>",
        f"<{KZ}confidence>": '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        f"<{KZ}evidence>": passage,
        "<http://www.w3.org/ns/prov#wasDerivedFrom>": paper,
    }
    for predicate, value in rows.items():
        yield f"{claim} {predicate} {value} {paper} .\n"
    yield f"{passage} <{HEAD}> <{KZ}Passage> {paper} .\n"
    yield f'{passage} <{OA}exact> "De een deed iets met de ander, zin {number}." {paper} .\n'
    yield f'{passage} <{OA}start> "{40 * number}"^^<http://www.w3.org/2001/XMLSchema#integer> {paper} .\n'
    yield f'{passage} <{OA}end> "{40 * number + 38}"^^<http://www.w3.org/2001/XMLSchema#integer> {paper} .\n'


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))).title()


def _portable(graph: Path) -> dict[str, float]:
    """Open the file of a graph from disk, with the network blocked."""
    from playwright.sync_api import sync_playwright

    page = graph.with_suffix(".html")
    run = [sys.executable, "-m", "kzgraph", "view", str(graph), "--portable", "-o", str(page), "--quiet"]
    began = time.perf_counter()
    subprocess.run(run, check=True)
    made = time.perf_counter() - began
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        rounds = [_once(chromium, page.as_uri(), offline=True) for _ in range(ROUNDS)]
        chromium.close()
    best = {key: min(one[key] for one in rounds) for key in rounds[0]}
    found = {"file made": made, "megabytes": page.stat().st_size / 1e6, **best}
    return {f"portable file, 300,000 quads: {key}": round(value, 3) for key, value in found.items()}


def _timed(name: str, graph: Path) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    began = time.perf_counter()
    with serving(graph) as address, sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        _warm(address)
        ready = time.perf_counter() - began
        rounds = [_once(chromium, address) for _ in range(ROUNDS)]
        chromium.close()
    best = {key: min(one[key] for one in rounds) for key in rounds[0]}
    return {f"{name}: {key}": round(value, 3) for key, value in {"server ready": ready, **best}.items()}


def _warm(address: str) -> None:
    from urllib.request import urlopen

    with urlopen(f"{address}api/overview", timeout=600) as answer:
        answer.read()


def _once(chromium: Any, address: str, *, offline: bool = False) -> dict[str, float]:
    page = chromium.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL", offline=offline).new_page()
    page.add_init_script(WATCH)
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
    first = time.perf_counter() - began
    page.locator("#panel .row").first.click()
    page.wait_for_selector("[data-do=expand]")
    before = page.evaluate("kzgraph.nodes().length")
    taken = page.evaluate(
        """async (before) => {
          const start = performance.now();
          document.querySelector("[data-do=expand]").click();
          while (kzgraph.nodes().length === before && performance.now() - start < 20000)
            await new Promise((next) => setTimeout(next, 4));
          return performance.now() - start;
        }""",
        before,
    )
    found = {"first view": first, "expand": taken / 1000, "search": _searched(page)}
    if offline:
        found["first query"] = _queried(page)
    found["longest block"] = page.evaluate("longest") / 1000
    page.context.close()
    return found


def _searched(page: Any) -> float:
    """From the last key to the suggestions; the index is there."""
    page.fill(".search input", "z")
    page.wait_for_selector("#hits li", timeout=120_000)
    page.fill(".search input", "")
    page.wait_for_selector("#hits", state="hidden")
    began = time.perf_counter()
    page.fill(".search input", "zin")
    page.wait_for_selector("#hits li", timeout=120_000)
    return time.perf_counter() - began


def _queried(page: Any) -> float:
    """From the click to the table: the store is loaded first."""
    page.evaluate("location.hash = '#/sparql'")
    page.wait_for_selector(".editor .CodeMirror")
    began = time.perf_counter()
    page.click("[data-do=run]")
    page.wait_for_selector("table.answer tbody tr", timeout=120_000)
    return time.perf_counter() - began


@contextmanager
def serving(graph: Path) -> Iterator[str]:
    """Run ``kzgraph serve`` and yield its address."""
    command = [sys.executable, "-m", "kzgraph", "serve", str(graph), "--port", "0"]
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ})
    assert ran.stderr is not None
    try:
        found = re.search(r" at (http://\S+/) ", ran.stderr.readline())
        assert found
        yield found[1]
    finally:
        ran.send_signal(signal.SIGINT)
        ran.wait(60)
        ran.stderr.close()
