"""A claim is found by whatever names it, and nothing else."""

import pytest
from factory_graph import resolved_graph

from kzgraph.errors import InputError
from kzgraph.explain.find import find_claim
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore
from kzgraph.store.records import ClaimRecord, claims

STORE = MemoryStore(to_record(resolved_graph()).quads())
CLAIMS = claims(STORE)
ONE = CLAIMS[0]
NUMBER = ONE.id.rpartition("/")[2]


def find(named: str) -> ClaimRecord:
    return find_claim(CLAIMS, named, STORE.base)


@pytest.mark.parametrize(
    "named", [ONE.id, f"<{ONE.id}>", f"claim/{NUMBER}", f"claim:{NUMBER}", f"kzr:claim/{NUMBER}", NUMBER, NUMBER[:12]]
)
def test_every_way_to_name_it(named: str) -> None:
    assert find(named) == ONE


@pytest.mark.parametrize("named", ["", "claim:", "zz", NUMBER + "0", STORE.base])
def test_nothing_fits(named: str) -> None:
    with pytest.raises(InputError, match="no claim"):
        find(named)


def test_a_beginning_that_several_share() -> None:
    firsts = [one.id.rpartition("/")[2][0] for one in CLAIMS]
    (shared, *_) = sorted({first for first in firsts if firsts.count(first) > 1})
    with pytest.raises(InputError, match=rf"begins the ids of {firsts.count(shared)} claims .*; give more of it"):
        find(shared)
