"""CSV on the Web: the library of the format finds types, keys and references right, and reads every row."""

import itertools
import json
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import csvw as library
import pytest
from factory_views import VIEWS, made, odd, seeds, shuffled

from kzgraph.export import csvw
from kzgraph.export.catalogue import CATALOGUE
from kzgraph.export.contents import read
from kzgraph.export.csvw_tables import METADATA, TABLES
from kzgraph.export.words import printable
from kzgraph.store.base import View
from kzgraph.store.index import value_of


def written(view: View, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    csvw.write(view, folder)
    return folder / METADATA


def opened(view: View, folder: Path) -> Mapping[str, list[dict[str, Any]]]:
    group = library.TableGroup.from_file(written(view, folder))
    return {str(table.local_name): list(table) for table in group.tables}


@pytest.mark.parametrize("name", VIEWS)
def test_the_library_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        tables = library.CSVW(str(written(VIEWS[name](), tmp_path)), validate=True)
        assert tables.is_valid
        assert tables.tablegroup.check_referential_integrity(strict=True)
    assert not [one for one in found if "csvw" in str(one.filename)]
    assert not tables.warnings


def test_the_library_does_find_a_reference_to_nothing(tmp_path: Path) -> None:
    metadata = written(made(), tmp_path)
    nodes = (tmp_path / "nodes.csv").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "nodes.csv").write_text("".join(line for line in nodes if not line.startswith("actor/csto")), "utf-8")
    with pytest.raises(ValueError, match="actor/csto"):
        library.TableGroup.from_file(metadata).check_referential_integrity(strict=True)


def test_every_row_is_read_with_its_types(tmp_path: Path) -> None:
    tables, contents = opened(seeds(), tmp_path), read(seeds())
    assert len(tables["claims.csv"]) == len(contents.claims)
    assert {row["id"] for row in tables["nodes.csv"]} == {contents.path(iri) for iri in contents.nodes}
    assert [row["quote"] for row in tables["claims.csv"]] == [claim.quote for claim in contents.claims]
    assert all(row["start"] < row["end"] and 0 <= row["confidence"] <= 1 for row in tables["claims.csv"])
    assert sum(row["value"] or 0 for row in tables["quantities.csv"]) > 1000


def test_who_does_what_according_to_whom(tmp_path: Path) -> None:
    tables = opened(made(), tmp_path)
    names = {row["id"]: row["label"] for row in tables["nodes.csv"]}
    [claim] = [row["id"] for row in tables["claims.csv"] if row["property"] == "kills"]
    roles = [(row["role"], names[row["node"]]) for row in tables["roles.csv"] if row["claim"] == claim]
    sources = [
        (row["position"], names[row["node"]], row["cue"]) for row in tables["sources.csv"] if row["claim"] == claim
    ]
    assert roles == [("target", "agenten")]
    assert sources == [(1, "ministerie van Binnenlandse Zaken", "Volgens"), (2, "Tengri", "schrijft")]
    [number] = [row for row in tables["quantities.csv"] if row["claim"] == claim]
    assert (number["value"], [names[one] for one in number["counts"]]) == (18, ["agenten"])


def test_odd_text_comes_back(tmp_path: Path) -> None:
    rows = opened(odd(), tmp_path)["claims.csv"]
    assert [row["quote"] for row in rows] == [printable(claim.quote) for claim in read(odd()).claims]


def filled(template: str, row: Mapping[str, Any]) -> list[str]:
    """A URI template for each id of a row. Source: RFC 6570, of which ``{+name}`` and ``{name}`` are used."""
    names = re.findall(r"\{\+?(\w+)\}", template)
    lists = [value if isinstance(value := row[name], list) else [value] for name in names]
    texts = []
    for values in itertools.product(*lists):
        pairs = dict(zip(names, map(str, values), strict=True))
        texts.append(re.sub(r"\{\+?(\w+)\}", lambda match, pairs=pairs: pairs[match[1]], template))
    return texts


def test_the_links_of_its_rdf_are_triples_of_the_graph(tmp_path: Path) -> None:
    tables = opened(made(), tmp_path)
    found = set()
    for table in json.loads((tmp_path / METADATA).read_text("utf-8"))["tables"]:
        schema = table["tableSchema"]
        for column, row in itertools.product(schema["columns"], tables[table["url"]]):
            if row[column["name"]] and "valueUrl" in column:
                about = filled(column.get("aboutUrl", schema["aboutUrl"]), row)
                found |= set(
                    itertools.product(about, filled(column["propertyUrl"], row), filled(column["valueUrl"], row))
                )
    held = {(value_of(q.subject), q.predicate.value, value_of(q.object)) for q in made().quads()}
    assert len(found) > 100
    assert found <= held


def test_order_leaves_no_trace(tmp_path: Path) -> None:
    written(seeds(), tmp_path / "a")
    written(shuffled(seeds()), tmp_path / "b")
    for name in CATALOGUE["csvw"].files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_the_catalogue_names_its_files() -> None:
    assert set(CATALOGUE["csvw"].files) == {table.file for table in TABLES} | {METADATA}
