"""The shipped entity files: they load, every name leads back to its entity, and no identifier is unverified."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import ENTITIES, known_entities, read_rows
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.mention import EntityKind, Gender

VERIFIED = Path(__file__).parents[3] / "shared" / "kb" / "verified.tsv"
# Names that two entities share on purpose; the first of them is found.
SHARED: dict[str, str] = {}


@pytest.fixture(scope="module")
def index() -> EntityIndex:
    return EntityIndex(known_entities())


def rows() -> list[KnownEntity]:
    return [row for path in sorted(ENTITIES.glob("entities_*.toml")) for row in read_rows(path, "entity", KnownEntity)]


def test_keys_stand_once_and_are_plain() -> None:
    keys = Counter(row.key for row in rows())
    assert [key for key, times in keys.items() if times > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []


def test_kinds_and_genders_are_known() -> None:
    for row in rows():
        EntityKind(row.kind)
        assert row.gender is None or Gender(row.gender) in {Gender.MASCULINE, Gender.FEMININE}, row.key


def test_every_name_leads_back_to_its_entity(index: EntityIndex) -> None:
    lost = []
    for row in rows():
        for name in (row.label, *row.names, *row.en, *row.demonyms):
            found = {entity.key for entity, _ in index.lookup(name)}
            if "(" not in name and row.key not in found and SHARED.get(name) not in found:
                lost.append((row.key, name, sorted(found)))
    assert lost == []


def test_shared_names_are_still_shared(index: EntityIndex) -> None:
    owners = Counter(name for row in rows() for name in {row.label, *row.names, *row.en})
    assert [name for name in SHARED if owners[name] < 2] == []


def test_each_adjective_and_metonym_leads_to_a_state_or_government(index: EntityIndex) -> None:
    for row in rows():
        for adjective in row.adjectives:
            found = index.by_adjective(adjective)
            assert found is not None and found.kind == "state", adjective
        for metonym in row.metonyms:
            found = index.metonym(metonym)
            assert found is not None and found.kind == "government", metonym


def test_names_are_no_bare_lower_case_words() -> None:
    bare = [
        (r.key, n) for r in rows() for n in (r.label, *r.names) if " " not in n and n == n.lower() and n not in ALLOWED
    ]
    assert bare == []


ALLOWED = {"dpa", "flydubai", "talibanbewind", "cd&v"}


def test_identifiers_are_verified_or_of_rigour() -> None:
    if not VERIFIED.exists():
        pytest.skip("../shared/kb/verified.tsv is not here")
    with VERIFIED.open(encoding="utf-8", newline="") as file:
        verified = {line["qid"] for line in csv.DictReader(file, delimiter="\t") if line["qid"]}
    territories = _territories()
    for row in rows():
        if row.qid is None:
            assert row.source is None, row.key
        elif row.source == "rigour":
            assert row.kind == "state" and row.qid in territories, row.key
        else:
            assert row.source == "kb" and row.qid in verified, row.key


def test_no_two_entities_have_one_identifier() -> None:
    for field in ("qid", "geonames"):
        times = Counter(getattr(row, field) for row in rows() if getattr(row, field))
        assert [value for value, n in times.items() if n > 1] == [], field


def test_coordinates_are_degrees() -> None:
    for row in rows():
        if row.coordinates is not None:
            latitude, longitude = map(float, row.coordinates)
            assert -90 <= latitude <= 90 and -180 <= longitude <= 180, row.key


def _territories() -> set[str]:
    territories = pytest.importorskip("rigour.territories", reason="rigour (OpenSanctions) is not installed")
    return {territory.qid for territory in territories.get_territories() if territory.qid}
