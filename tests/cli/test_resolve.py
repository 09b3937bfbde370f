"""``kzgraph resolve`` and ``kzgraph review``: what is open is written down, what people say holds from then on."""

import io
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pipeline.world import contents, stages, write

from kzgraph.cli.main import main
from kzgraph.cli.review import Asking
from kzgraph.pipeline import build
from kzgraph.pipeline.change import add, merge, remove
from kzgraph.pipeline.decided import load_decisions
from kzgraph.pipeline.pairs import load_pairs
from kzgraph.settings import Settings
from kzgraph.store.loader import load
from kzgraph.store.records import claims

ROOT = Path(__file__).parents[2]
NAMES = {"a.txt", "g.txt", "h.txt", "i.txt"}
BARE = "actor/cbb073dd5d4609b1-verhulst"  # of i.txt, by the digest of its text
ANNA, KAREL = ("actor/belgium-anna-verhulst", BARE), (BARE, "actor/karel-verhulst")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("resolve")
    build([write(root / "in", NAMES)], root / "out", Settings(), stages=stages())
    return root / "out"


@pytest.fixture
def graph(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "out"))


def lines(file: Path) -> dict[tuple[str, str], list[object]]:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {(row[0], row[1]): row for row in rows}


def run(*arguments: object, code: int = 0) -> None:
    assert main([str(argument) for argument in arguments]) == code


def review(monkeypatch: pytest.MonkeyPatch, graph: Path, answers: str, *more: object) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    run("review", graph, "--user", "ann", *more)


def speakers(graph: Path) -> dict[str, set[str]]:
    """Document -> the people who act in it."""
    found: dict[str, set[str]] = {}
    for claim in claims(load(graph)):
        for actor in claim.actors:
            if actor.kind == "Person":
                found.setdefault(claim.document.file, set()).add(actor.label)
    return found


def test_what_is_open_is_listed_and_written(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("resolve", graph)
    told = capsys.readouterr()
    assert "Anna Verhulst" in told.out and "others may bear this name" in told.out
    assert told.err == f"0 joined, 2 open → {graph / 'decisions.jsonl'}\n"
    found = lines(graph / "decisions.jsonl")
    assert {pair: row[2:5] for pair, row in found.items()} == {
        ANNA: ["no_judgement", 0.65, "kzgraph"],
        KAREL: ["no_judgement", 0.65, "kzgraph"],
    }
    before = (graph / "decisions.jsonl").read_bytes()
    run("resolve", graph, "--json")
    shown = json.loads(capsys.readouterr().out)
    assert shown[0]["left"]["sentence"].startswith("De Belgische premier") and shown[0]["judgement"] == "unsure"
    assert (graph / "decisions.jsonl").read_bytes() == before


def test_what_people_decided_is_never_lost(graph: Path, tmp_path: Path) -> None:
    mine = '["actor/anna-verhulst", "actor/x", "positive"]\n["z", "actor/y", "negative", null, "bob"]\n'
    (graph / "decisions.jsonl").write_text(mine, "utf-8")
    run("resolve", graph, "-q", "--json", "-o", tmp_path / "d.jsonl")
    run("resolve", graph, "-q", "--json", "-o", tmp_path / "d.jsonl")
    assert len(lines(tmp_path / "d.jsonl")) == 4
    assert (graph / "decisions.jsonl").read_text("utf-8") == mine
    run("resolve", graph, "-q", "--json", "--decisions", tmp_path / "d.jsonl", "-o", graph / "decisions.jsonl")
    assert (graph / "decisions.jsonl").read_bytes() == (tmp_path / "d.jsonl").read_bytes()


def test_all_shows_what_was_joined_and_who_decided(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decided = [*KAREL, "positive", None, "bob", None, None, "zelfde minister"]
    (graph / "decisions.jsonl").write_text(json.dumps(decided) + "\n", "utf-8")
    run("resolve", graph, "--all", "--json")
    (pair,) = json.loads(capsys.readouterr().out)
    assert (pair["user"], pair["judgement"], pair["left"]["id"]) == ("bob", "positive", BARE)


def test_an_answer_holds_for_every_later_change(
    graph: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speakers(graph)["i.txt"] == {"Verhulst"}
    review(monkeypatch, graph, "s\ny\nq\n")
    merge([graph], graph, Settings(), stages=stages())
    assert speakers(graph)["i.txt"] == {"Karel Verhulst"}
    text = (graph / "shared.nq").read_text("utf-8")
    assert "Verhulst = Karel Verhulst: surname alone" in text and "decided by ann" in text
    run("validate", graph, "-q")
    run("query", "why-one-node", "-g", graph, "--format", "csv")
    assert 'Karel Verhulst,Person,"Verhulst = Karel Verhulst' in capsys.readouterr().out
    add(graph, [write(tmp_path / "more", {"b.txt"})], Settings(), stages=stages())
    remove(graph, ["g.txt"], stages=stages())
    assert speakers(graph)["i.txt"] == {"Karel Verhulst"}
    build([write(tmp_path / "in", NAMES)], graph, Settings(), stages=stages())
    assert speakers(graph)["i.txt"] == {"Karel Verhulst"}
    other = tmp_path / "elsewhere"
    named = Settings(decisions=graph / "decisions.jsonl")
    build([tmp_path / "in"], other, named, stages=stages())
    assert speakers(other)["i.txt"] == {"Karel Verhulst"}


def test_undo_gives_the_same_bytes_as_before(graph: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review(monkeypatch, graph, "y\n")
    merge([graph], graph, Settings(), stages=stages())
    assert contents(graph)["graph.nq"] != contents(fresh)["graph.nq"]
    (graph / "decisions.jsonl").unlink()
    merge([graph], graph, Settings(), stages=stages())
    assert contents(graph) == contents(fresh)


def test_questions_change_no_byte_of_the_graph(graph: Path, fresh: Path) -> None:
    run("resolve", graph, "-q", "--json")
    merge([graph], graph, Settings(), stages=stages())
    (graph / "decisions.jsonl").unlink()
    assert contents(graph) == contents(fresh)


def test_two_folders_bring_their_decisions_along(fresh: Path, tmp_path: Path) -> None:
    a, b = (Path(shutil.copytree(fresh, tmp_path / name)) for name in "ab")
    (a / "decisions.jsonl").write_text(json.dumps([*ANNA, "negative", None, "ann"]) + "\n", "utf-8")
    (b / "decisions.jsonl").write_text(json.dumps([*KAREL, "positive", None, "bob"]) + "\n", "utf-8")
    merge([a, b], tmp_path / "ab", Settings(), stages=stages())
    merge([b, a], tmp_path / "ba", Settings(), stages=stages())
    assert contents(tmp_path / "ab") == contents(tmp_path / "ba")
    assert set(lines(tmp_path / "ab" / "decisions.jsonl")) == {ANNA, KAREL}
    assert speakers(tmp_path / "ab")["i.txt"] == {"Karel Verhulst"}


def test_nodes_of_others_are_asked_about_too_and_an_answer_makes_them_the_same(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iri = "https://example.org/people/7"
    (tmp_path / "lijst.ttl").write_text(
        f'<{iri}> a <https://schema.org/Person> ; <https://schema.org/name> "Anna Verhulst" .\n', "utf-8"
    )
    both = tmp_path / "both"
    merge([graph, tmp_path / "lijst.ttl"], both, Settings(), stages=stages())
    assert "closeMatch" in (both / "shared.nq").read_text("utf-8")
    run("resolve", both, "-q", "--json")
    assert lines(both / "decisions.jsonl")[ANNA[0], iri][2:4] == ["no_judgement", 1.0]
    review(monkeypatch, both, "y\nq\n")
    merge([both], both, Settings(), stages=stages())
    text = (both / "shared.nq").read_text("utf-8")
    assert f"anna-verhulst> <http://www.w3.org/2002/07/owl#sameAs> <{iri}>" in text and "closeMatch" not in text


def test_each_answer_is_written_at_once_and_undo_takes_it_back(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = graph / "decisions.jsonl"
    run("resolve", graph, "-q", "--json")
    before = file.read_bytes()
    review(monkeypatch, graph, "what\nn\nundo\nq\n")
    assert file.read_bytes() == before
    told = capsys.readouterr()
    assert "answer y, n, ?, s, u or q" in told.err and "nothing decided" in told.out
    review(monkeypatch, graph, "n\n?\n")
    assert {pair: (row[2], row[4]) for pair, row in lines(file).items()} == {
        ANNA: ("negative", "ann"),
        KAREL: ("unsure", "ann"),
    }
    assert all(row[5] for row in lines(file).values()), "with the time"
    review(monkeypatch, graph, "")
    assert "nothing is open" in capsys.readouterr().err


def test_who_says_that_two_bearers_are_one_is_asked_once_about_the_surname(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = graph / "decisions.jsonl"
    file.write_text(json.dumps([ANNA[0], KAREL[1], "positive"]) + "\n", "utf-8")
    review(monkeypatch, graph, "n\n")
    assert "1 of 1" in capsys.readouterr().err
    review(monkeypatch, graph, "")
    assert "nothing is open" in capsys.readouterr().err
    assert len(lines(file)) == 2


def test_an_answer_that_contradicts_what_others_wrote_meanwhile_is_not_taken(
    graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = graph / "decisions.jsonl"
    (pair, _) = load_pairs(graph).unsure
    text = json.dumps([ANNA[0], "x", "positive"]) + "\n" + json.dumps(["x", ANNA[1], "positive"]) + "\n"
    file.write_text(text, "utf-8")
    asking = Asking(file, lambda: load_decisions(graph), "ann")
    assert not asking.decide(pair, 0, "negative")
    assert f"not taken: a new decision: keeps {ANNA[0]} and {BARE} apart" in capsys.readouterr().err
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["a", "b"]\n', "decisions.jsonl:1: not a list of 3 to 8 values"),
        (
            '["a", "b", "positive"]\n["b", "a", "negative"]\n',
            "decisions.jsonl:2: keeps a and b apart, which",
        ),
        (
            json.dumps(["actor/russia", "actor/kyrgyzstan", "positive"]),
            "decisions.jsonl:1: joins actor/kyrgyzstan",
        ),
    ],
)
def test_bad_decisions_stop_everything(
    graph: Path, text: str, told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (graph / "decisions.jsonl").write_text(text, "utf-8")
    before = contents(graph)
    merging = ("merge", graph, "-o", graph)
    for arguments in (("resolve", graph), ("review", graph), merging, (*merging, "--decisions", "no.jsonl")):
        run(*arguments, code=2)
        err = capsys.readouterr().err
        assert err.count("\n") == 1 and (told in err or "no.jsonl: no such file" in err)
    assert contents(graph) == before


def test_a_real_terminal(graph: Path) -> None:
    """Through a pseudo-terminal, as a person sees it: question, answer, question, answer."""
    control, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kzgraph", "review", str(graph), "--user", "ann"],
        stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True, cwd=ROOT,
    )  # fmt: skip
    os.close(terminal)
    seen = ""

    def until(text: str) -> None:
        nonlocal seen
        end = time.monotonic() + 60
        while text not in seen:
            assert time.monotonic() < end, seen
            if select.select([control], [], [], 1)[0]:
                try:
                    seen += os.read(control, 4096).decode("utf-8", "replace")
                except OSError:  # the other side has closed
                    break
        assert text in seen, seen
        seen = seen.partition(text)[2]

    until("1 of 2")
    until("q(uit): ")
    os.write(control, b"n\n")
    until("2 of 2")
    until("q(uit): ")
    assert lines(graph / "decisions.jsonl")[ANNA][2] == "negative", "before the next question is answered"
    os.write(control, b"y\n")
    until("2 decided")
    assert process.wait(timeout=60) == 0
    os.close(control)
    assert lines(graph / "decisions.jsonl")[KAREL][2] == "positive"
