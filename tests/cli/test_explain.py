"""``kzgraph explain``: what it shows of a claim, with its article and without, and what it says when it cannot."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from kzgraph.cli.main import main
from kzgraph.store.loader import load
from kzgraph.store.records import ClaimRecord, claims

TEXT = """Leger naar de grens

MADRID - Volgens het ministerie van Defensie besloot Peru vrijdag ruim 200 soldaten naar de grens te sturen. De regering
ontkent dat zij op betogers heeft geschoten.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with news/ and its graph in output/."""
    folder = tmp_path_factory.mktemp("explain")
    (folder / "news").mkdir()
    (folder / "news" / "leger.txt").write_text(TEXT, "utf-8")
    assert main(["build", str(folder / "news"), "-o", str(folder / "output"), "--quiet"]) == 0
    return folder


@pytest.fixture(scope="module")
def sent(place: Path) -> ClaimRecord:
    (found,) = [one for one in claims(load(place / "output")) if one.property == "sends"]
    return found


def say(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert main(["explain", *map(str, arguments)]) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def test_what_the_article_tells(place: Path, sent: ClaimRecord, capsys: pytest.CaptureFixture[str]) -> None:
    number = sent.id.rpartition("/")[2]
    shown = say(capsys, number[:10], "-g", place / "output", place / "news")
    for expected in (
        f"claim {number}: Deployment (kz:sends), sturen",
        "[cue: Volgens] [source: het ministerie van Defensie] [why: besloot] [actor: Peru]",
        "[trigger: sturen]",
        "actor       sturen −xcomp→ besloot ←nsubj− Peru",
        "besloot     Decided: control: besluiten in control.toml",
        "  sturen:Deployment:",
        "in          frames_",
        "example     ",
        "Peru = actor/peru",
        "entity file (1.00)",
        "1           ministerie van Defensie, by “volgens”",
        ": at least 200, of soldaten",
    ):
        assert expected in shown, shown
    assert "\x1b" not in shown


def test_what_the_graph_tells_alone(place: Path, sent: ClaimRecord, capsys: pytest.CaptureFixture[str]) -> None:
    shown = say(capsys, sent.id, "-g", place / "output" / "graph.ttl")
    assert "[cue: Volgens] [source: het ministerie van Defensie] besloot [actor: Peru]" in shown
    assert "example     " in shown
    assert "parse" not in shown


def test_as_json(place: Path, sent: ClaimRecord, capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, Any] = json.loads(say(capsys, sent.id, "-g", place / "output", place / "news", "--format", "json"))
    assert told["claim"]["property"] == "sends"
    assert told["read_again"] is True
    assert {mark["kind"] for one in told["passages"] for mark in one["marks"]} >= {"trigger", "actor", "cue", "why"}
    for one in told["passages"]:
        assert TEXT[one["start"] : one["start"] + len(one["text"])] == one["text"]
    assert say(capsys, sent.id, "-g", place / "output", place / "news", "--json") == (
        json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    )


def test_all_claims_can_be_explained(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for one in claims(load(place / "output")):
        assert f"({one.property.join(('kz:', ''))})" in say(capsys, one.id, "-g", place / "output", place / "news")


def test_a_text_that_changed(
    place: Path, sent: ClaimRecord, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leger.txt").write_text(TEXT.replace("200", "300"), "utf-8")
    shown = say(capsys, sent.id, tmp_path, "-g", place / "output", code=2)
    assert "leger.txt: its text has changed since the graph was built" in shown


def test_an_article_that_is_not_there(
    place: Path, sent: ClaimRecord, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "anders.txt").write_text("De raad van de gemeente vergadert over de haven.\n", "utf-8")
    shown = say(capsys, sent.id, "-g", place / "output", tmp_path, code=2)
    assert "no leger.txt there, which the claim comes from" in shown


def test_a_claim_that_is_not_made_anew(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "output"
    shutil.copytree(place / "output", output)
    text = (output / "graph.nq").read_text("utf-8")
    (sent,) = [one for one in claims(load(output)) if one.property == "sends"]
    number = sent.id.rpartition("/")[2]
    (output / "graph.nq").write_text(text.replace(number, "f" * 16), "utf-8")
    shown = say(capsys, "f" * 16, "-g", output, place / "news", code=2)
    assert "is not made anew" in shown
    assert shown.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zzz", "-g", "OUT"], "no claim 'zzz' in this graph"),
        (["zzz", "-g", "OUT", "nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["zzz", "-g", "nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_one_line_says_what_is_wrong(
    place: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = say(capsys, *(str(place / "output") if a == "OUT" else a for a in arguments), code=2)
    assert message in shown
    assert shown.count("\n") == 1


def test_colours_are_for_terminals(place: Path, sent: ClaimRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    main_end, child_end = pty.openpty()
    with os.fdopen(child_end, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr("sys.stdout", terminal)
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert main(["explain", sent.id, "-g", str(place / "output")]) == 0
    assert b"\x1b[1;31msturen" in os.read(main_end, 100_000)
    os.close(main_end)
