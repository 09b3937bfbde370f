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

    lines = sorted(_key_and_text(quad, normal) for quad in quads)
    text = "".join(one for (_, one), _ in groupby(lines))
    code = base64.urlsafe_b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return MODULE + code.rstrip("=")


def _key_and_text(quad: Quad, normal: Callable[[str], str]) -> tuple[Key, str]:
    """What orders a quad, and its lines. IRIs come before literals; of equal literals those with a language first."""
    first = [normal(value_of(term)) for term in (quad.graph_name, quad.subject, quad.predicate)]  # type: ignore[arg-type]
    value = quad.object
    if not isinstance(value, Literal):
        iri = normal(value_of(value))
        return _bytes(*first, "0", iri), _lines(*first, iri)
    escaped = value.value.replace("\\", "\\\\").replace("\n", "\\n")
    if value.language:
        key = _bytes(*first, "1", value.value, "", value.language)
        return key, _lines(*first, f"@{value.language.lower()} {escaped}")
    datatype = value.datatype.value
    return _bytes(*first, "1", value.value, datatype), _lines(*first, f"^{datatype} {escaped}")


def _bytes(*parts: str) -> Key:
    return tuple(part.encode("utf-8") for part in parts)


def _lines(*parts: str) -> str:
    return "".join(f"{part}\n" for part in parts)
