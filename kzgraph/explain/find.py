"""The claim that somebody means: by its IRI, its id, or the beginning of its id."""

from collections.abc import Sequence

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import Segment
from kzgraph.store.records import ClaimRecord

SHOWN = 5  # claims that a message lists when a beginning fits several


def find_claim(claims: Sequence[ClaimRecord], named: str, base: str) -> ClaimRecord:
    """Return the claim of ``claims`` that ``named`` means.

    named: IRI, ``claim/ID``, ``claim:ID``, ID, or a beginning of ID that fits one claim alone. Raises InputError when
    it fits none or several.
    """
    below = base + Segment.CLAIM
    start = named.strip().removeprefix("<").removesuffix(">").removeprefix(below)
    for prefix in (Segment.CLAIM, "claim:", f"kzr:{Segment.CLAIM}"):
        start = start.removeprefix(prefix)
    fitting = [one for one in claims if start and one.id.removeprefix(below).startswith(start)]
    exact = [one for one in fitting if one.id.removeprefix(below) == start]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    if not fitting:
        raise InputError(f"no claim {named!r} in this graph; the first column of claims.csv names them all")
    some = ", ".join(one.id.removeprefix(below) for one in fitting[:SHOWN])
    more = ", …" if len(fitting) > SHOWN else ""
    raise InputError(f"{named!r} begins the ids of {len(fitting)} claims ({some}{more}); give more of it")
