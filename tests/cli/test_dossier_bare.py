"""Dossiers of graphs in which nearly everything is missing: empty, never a failure."""

from pathlib import Path

import pytest

from kzgraph.cli.dossier import TOPICS
from kzgraph.cli.main import main

GRAPHS = {
    "empty.nq": "",
    "bare.ttl": """
        @prefix kz: <https://w3id.org/kzgraph/ontology#> .
        <http://e/d> a kz:Document . <http://e/e> a kz:Killing .
        <http://e/c> a kz:Claim ; kz:property kz:frames ; kz:frameText "schande"@nl ; kz:describes <http://e/e> .
    """,
}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("name", GRAPHS)
def test_bare_graphs(topic: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text(GRAPHS[name], "utf-8")
    for kind in TOPICS[topic].formats:
        assert main(["dossier", topic, str(tmp_path / name), "--format", kind]) == 0, kind
        printed = capsys.readouterr()
        assert printed.err == ""
        assert printed.out.endswith("\n")
