"""STIX 2.1: one bundle, each object checked by the OASIS library, without custom objects or properties.

Ids are UUIDs of content, times are those of the documents. Needs the libraries of the extra ``exchange``.
"""

from typing import BinaryIO

from kzgraph.errors import InputError
from kzgraph.export.contents import Contents, read
from kzgraph.export.ftm import MISSING
from kzgraph.export.stix_claims import StixClaims
from kzgraph.export.stix_ids import stix_id
from kzgraph.export.stix_nodes import StixNodes
from kzgraph.store.base import View


def write(view: View, out: BinaryIO) -> str | None:
    """Write ``view`` as a bundle in UTF-8, an object on each line, sorted by type and id."""
    try:
        import followthemoney  # noqa: F401
        import stix2
    except ImportError as error:
        raise InputError(MISSING) from error
    contents = read(view)
    nodes = StixNodes(contents)
    found = {one["id"]: one for one in (*nodes.objects(), *StixClaims(contents, nodes).objects())}
    objects = sorted(found.values(), key=lambda one: (one["type"], one["id"]))
    lines = [stix2.parse(one, allow_custom=False, version="2.1").serialize(ensure_ascii=False) for one in objects]
    text = f'{{"type": "bundle", "id": "{stix_id("bundle", *lines)}", "objects": [\n' + ",\n".join(lines) + "\n]}\n"
    out.write(text.encode("utf-8"))
    return _left_out(contents, nodes)


def _left_out(contents: Contents, nodes: StixNodes) -> str | None:
    words = len(contents.nodes.keys() - nodes.identities.keys() - nodes.locations.keys())
    events = len(contents.events.keys() - nodes.incidents.keys())
    silent = len(contents.documents.keys() - {claim.document.id for claim in contents.claims})
    parts = [f"{words} things and places without a position are words in notes"] if words else []
    parts += [f"{events} events are no incidents and stand in notes alone"] if events else []
    parts += [f"{silent} documents without a claim are left out"] if silent else []
    return contents.left_out(*parts)
