"""A graph that somebody tampered with: commands do their work, or say in one line what is wrong; none breaks down."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile.tampering import OBJECTS, WAYS, properties, tampered, whole
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kzgraph.cli.main import main
from kzgraph.export.catalogue import CATALOGUE
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.vocab import KZ, Property
from kzgraph.store.index import local_name

EXPORTS = [f"export @ --format {name} -o made/it" for name in CATALOGUE]
OTHERS = [
    *(f"dossier {topic} @" for topic in ("numbers", "frames", "timeline", "sources")),
    *("info @", "search hulp -g @", "query who-asked-whom -g @", "view @ -o made/it.html", "diff @ whole.nq"),
    "export @ --format csv -o made/it --min-confidence 0.5",
]
WRONG = given(st.sampled_from(properties()), st.sampled_from([*OBJECTS, *WAYS]))
FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])

Tell = Callable[[str, str, str], int]


@pytest.fixture
def tell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Run a command on a tampered graph, which stands for @; return its exit code."""
    monkeypatch.chdir(tmp_path)
    Path("whole.nq").write_bytes(nquads(whole()))

    def run(command: str, predicate: str, way: str) -> int:
        shutil.rmtree("made", ignore_errors=True)
        Path("made").mkdir()
        Path("graph.nq").write_bytes(nquads(tampered(predicate, way)))
        code = main([part.replace("@", "graph.nq") for part in command.split()])
        said, case = capsys.readouterr().err, f"{command}: {local_name(predicate)} {way}"
        assert code in (0, 1, 2), case
        assert "unexpected" not in said and "Traceback" not in said, f"{case}: {said}"
        assert code != 2 or (said.startswith("kzgraph: error: ") and said.count("\n") == 1), f"{case}: {said}"
        return code

    return run


def test_what_is_not_tampered_with_is_told(tell: Tell) -> None:
    for command in (*EXPORTS, *OTHERS):
        assert tell(command, "a:nothing", "missing") in (0, 1), command


@FEW
@WRONG
@example(Property.TRIGGER, "text 'zeven'")
@example(Property.CONFIDENCE, "integer 999999999")
@example(Property.LATITUDE, "decimal 90.01")
@example(Property.LONGITUDE, "missing")
@example(Property.START, "integer 3.5")
def test_exports(tell: Tell, predicate: str, way: str) -> None:
    for command in EXPORTS:
        tell(command, predicate, way)


@FEW
@WRONG
@example(Property.TRIGGER, "day 2022-1")
@example(Property.DERIVED_FROM, "missing")
@example(Property.DERIVED_FROM, "document")
@example(Property.EXACT, "triple")
@example(Property.VALUE, "integer 999999999")
def test_other_commands(tell: Tell, predicate: str, way: str) -> None:
    for command in OTHERS:
        tell(command, predicate, way)


@settings(FEW, max_examples=6)
@WRONG
@example(Property.START, "decimal NaN")
@example(KZ + "minimum", "integer x")
@example(KZ + "minimum", "text 'zeven'")
@example(Property.LATITUDE, "double 1e999")
def test_validation(tell: Tell, predicate: str, way: str) -> None:
    tell("validate @", predicate, way)


@pytest.mark.parametrize("way", ["decimal NaN", "text 'zeven'", "triple", "blank node"])
def test_validation_finds_what_is_wrong(tell: Tell, way: str) -> None:
    assert tell("validate @", Property.START, way) == 1
