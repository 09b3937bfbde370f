"""A graph of which parts are missing is exported all the same, and each reader takes what is there."""

import io
import json
import tempfile
import warnings
from pathlib import Path
from xml.etree import ElementTree

import csvw as csvw_library
import stix2
from factory_views import made, odd
from followthemoney import model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kzgraph.export.formats import FOLDERS, FORMATS
from kzgraph.store.memory import MemoryStore

PARTS = st.lists(st.integers(min_value=0, max_value=len(made().quads()) - 1), max_size=60, unique=True)
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def without(dropped: list[int], store: MemoryStore) -> MemoryStore:
    gone = set(dropped)
    return MemoryStore(quad for number, quad in enumerate(store.quads()) if number not in gone)


def written(kind: str, view: MemoryStore) -> bytes:
    out = io.BytesIO()
    FORMATS[kind](view, out)
    return out.getvalue()


@QUICK
@given(dropped=PARTS, strange=st.booleans())
def test_stix(dropped: list[int], strange: bool) -> None:
    bundle = stix2.parse(written("stix", without(dropped, odd() if strange else made())).decode("utf-8"))
    ids = {one["id"] for one in bundle.objects}
    assert all(set(one.get("object_refs", ())) <= ids for one in bundle.objects)


@QUICK
@given(dropped=PARTS, strange=st.booleans())
def test_ftm(dropped: list[int], strange: bool) -> None:
    for line in written("ftm", without(dropped, odd() if strange else made())).splitlines():
        row = json.loads(line)
        schema = model.get(row["schema"])
        assert schema is not None
        schema.validate(row)
        assert set(schema.required) <= row["properties"].keys(), row


@QUICK
@given(dropped=PARTS, strange=st.booleans())
def test_rdf_and_networks(dropped: list[int], strange: bool) -> None:
    view = without(dropped, odd() if strange else made())
    for kind in ("graphml", "gexf"):
        ElementTree.fromstring(written(kind, view))
    for kind, form in (("rdf12", RdfFormat.TURTLE), ("nanopub", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)):
        assert list(parse(written(kind, view), format=form))


@QUICK
@given(dropped=PARTS, strange=st.booleans())
def test_csvw_and_neo4j(dropped: list[int], strange: bool) -> None:
    view = without(dropped, odd() if strange else made())
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, write in FOLDERS.items():
            (Path(folder) / name).mkdir()
            write(view, Path(folder) / name)
        tables = csvw_library.CSVW(f"{folder}/csvw/csv-metadata.json", validate=True)
        assert tables.is_valid, tables.warnings
