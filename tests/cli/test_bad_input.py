"""Whatever is put in: one clear line, exit code 2, no traceback, earlier output untouched."""

from pathlib import Path

import pytest

from kzgraph.cli.main import main

EARLIER = {"graph.ttl": b"earlier", "claims.csv": b"earlier", "notes.md": b"mine"}
GERMAN = "Der Präsident sagte am Donnerstag, dass die Truppen die Stadt noch in dieser Woche verlassen. " * 5
INPUTS: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "broken.jsonl": b'{"text": "half',
    "german.txt": GERMAN.encode(),
    "one-line.txt": b"De regering vroeg om hulp. " * 400_000,
    "no-text.csv": b"a,b\n1,2\n",
    "page.html": b"<html><body></body></html>",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    for name, content in EARLIER.items():
        (folder / name).write_bytes(content)
    return folder


def check(capsys: pytest.CaptureFixture[str], output: Path, named: str) -> None:
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("kzgraph: error: ")
    assert printed.err.count("\n") == 1
    assert named in printed.err
    assert {path.name: path.read_bytes() for path in output.iterdir()} == EARLIER


@pytest.mark.parametrize("name", INPUTS)
def test_a_file_that_gives_no_article(
    name: str, output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(INPUTS[name])
    assert main(["build", str(tmp_path / name), "-o", str(output)]) == 2
    check(capsys, output, name)


def test_all_of_them_in_one_folder(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    for name in ("empty.txt", "binary.txt", "german.txt"):
        (tmp_path / "in" / name).write_bytes(INPUTS[name])
    assert main(["build", str(tmp_path / "in"), "-o", str(output)]) == 2
    check(capsys, output, "binary.txt")


def test_an_empty_folder(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    assert main(["build", str(tmp_path / "in"), "-o", str(output)]) == 2
    check(capsys, output, "in")


def test_a_missing_folder(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path / "missing"), "-o", str(output)]) == 2
    check(capsys, output, "missing: no such file or folder")


def test_an_output_that_is_a_file(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(
        "De regering van Kazachstan heeft de noodtoestand uitgeroepen in het hele land."
    )
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(output / "notes.md")]) == 2
    check(capsys, output, "notes.md: cannot be written")


def test_an_entity_file_that_is_wrong(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(
        "De regering van Kazachstan heeft donderdag de noodtoestand uitgeroepen in het hele land. "
        "De president sprak van een moeilijke week en vroeg zijn bondgenoten om hulp."
    )
    (tmp_path / "names.toml").write_text("[[entity]]\nno_such_key = 1\n")
    arguments = [
        "build",
        str(tmp_path / "a.txt"),
        "-o",
        str(output),
        "--entities",
        str(tmp_path / "names.toml"),
    ]
    assert main(arguments) == 2
    check(capsys, output, "names.toml")
