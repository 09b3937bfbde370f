"""``output/`` holds what ``make graph`` makes of the seeds."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMITTED = ROOT / "output"
MEND = "run `make graph` and commit output/"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.log")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_committed_output_is_current(output: Path) -> None:
    made, committed = contents(output), contents(COMMITTED)
    assert committed.keys() == made.keys(), MEND
    assert [name for name in made if made[name] != committed[name]] == [], MEND


def test_it_has_what_a_reader_looks_for() -> None:
    for name in ("graph.ttl", "graph.trig", "graph.nq", "graph.html", "claims.csv", "claims.jsonl", "shared.nq"):
        assert (COMMITTED / name).stat().st_size > 0, name
