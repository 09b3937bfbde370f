"""Trusty URIs for RDF (module RA): an IRI that holds the hash of the graphs that it names.

Source: https://trustyuri.net/ ("Trusty URIs: Verifiable, Immutable, and Permanent Digital Artifacts for Linked Data",
Kuhn and Dumontier, ESWC 2014), https://github.com/trustyuri/trustyuri-spec.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable
from itertools import groupby

from pyoxigraph import Literal, Quad

from kzgraph.store.index import value_of

MODULE = "RA"
PLACEHOLDER = "unhashed"
"""Stands for the hash in the IRIs of what is to be hashed."""

Key = tuple[bytes, ...]


def artifact_code(quads: Iterable[Quad], base: str) -> str:
    """Return "RA" and 43 characters of URL-safe Base64: the SHA-256 of the quads in their normal form.

    base: the IRI before the hash; quads name themselves by ``base + PLACEHOLDER``, alone or with "#…" behind it. They
    hold no blank nodes and no triple terms.
    """
    own = base + PLACEHOLDER

    def normal(iri: str) -> str:
        return f"{base} {iri[len(own) :]}" if iri == own or iri.startswith(f"{own}#") else iri

    keyed = sorted((_key(quad, normal), _text(quad, normal)) for quad in quads)
    text = "".join(one for (_, one), _ in groupby(keyed))
    code = base64.urlsafe_b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return MODULE + code.rstrip("=")


def _key(quad: Quad, normal: Callable[[str], str]) -> Key:
    """Graph, subject, predicate; IRIs before literals; of equal literals those with a language first."""
    parts = [normal(value_of(term)) for term in (quad.graph_name, quad.subject, quad.predicate)]  # type: ignore[arg-type]
    value = quad.object
    if isinstance(value, Literal):
        parts += ["1", value.value, "" if value.language else value.datatype.value, value.language or ""]
    else:
        parts += ["0", normal(value_of(value))]
    return tuple(part.encode("utf-8") for part in parts)


def _text(quad: Quad, normal: Callable[[str], str]) -> str:
    parts = [normal(value_of(term)) for term in (quad.graph_name, quad.subject, quad.predicate)]  # type: ignore[arg-type]
    value = quad.object
    if not isinstance(value, Literal):
        parts.append(normal(value_of(value)))
    else:
        escaped = value.value.replace("\\", "\\\\").replace("\n", "\\n")
        parts.append(f"@{value.language.lower()} {escaped}" if value.language else f"^{value.datatype.value} {escaped}")
    return "".join(f"{part}\n" for part in parts)
