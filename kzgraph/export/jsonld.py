"""JSON-LD 1.1, compact: short names by its own context, a line for each node, a graph object for each document."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kzgraph.export.jsonld_context import COERCION, ID, TERM, VOCAB, context, shorten
from kzgraph.rdf.vocab import KZ, XSD, Property, prefixes
from kzgraph.store.base import View
from kzgraph.store.index import Object

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # those that every JSON reader holds exactly
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_dumps = partial(json.dumps, ensure_ascii=False)


def write(view: View, out: BinaryIO) -> str | None:
    """Write ``view`` as JSON-LD in UTF-8. Triple terms (RDF 1.2) have no place in it."""
    quads = view.quads()
    kept = [quad for quad in quads if not isinstance(quad.object, Triple)]
    graphs: dict[str, list[Quad]] = {}
    for quad in kept:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        graphs.setdefault(name, []).append(quad)
    compact = _Compact(view.base)
    objects = [_dumps(one) for one in compact.nodes(graphs.pop("", ()))]
    for name, named in sorted(graphs.items()):
        inside = ",\n".join(_dumps(one) for one in compact.nodes(named))
        objects.append(f'{{"id": {_dumps(compact.iri(name))}, "@graph": [\n{inside}\n]}}')
    head = json.dumps(context(view.base), ensure_ascii=False, indent=2)
    text = f'{{"@context": {head},\n"@graph": [\n' + ",\n".join(objects) + "\n]}\n"
    out.write(text.encode("utf-8"))
    lost = len(quads) - len(kept)
    return f"{lost} quoted triples have no place in this format and are left out" if lost else None


class _Compact:
    """Terms by the context of a graph under ``base``."""

    def __init__(self, base: str) -> None:
        self._context = context(base)
        self._prefixes = prefixes(base)
        self._iris: dict[str, str] = {}

    def nodes(self, quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
        """Yield a node object for each subject of one graph, in the order of the quads."""
        subjects: dict[str, list[Quad]] = {}
        for quad in quads:
            subjects.setdefault(str(quad.subject), []).append(quad)
        for group in subjects.values():
            yield {"id": self._name(group[0].subject), **self._properties(group)}

    def iri(self, iri: str) -> str:
        """Return an IRI with a prefix of the context where one fits."""
        if iri not in self._iris:
            self._iris[iri] = shorten(iri, self._prefixes)
        return self._iris[iri]

    def _name(self, term: Object) -> str:
        return f"_:{term.value}" if isinstance(term, BlankNode) else self.iri(term.value)  # type: ignore[union-attr]

    def _properties(self, quads: Iterable[Quad]) -> dict[str, Any]:
        found: dict[str, list[Any]] = {}
        for quad in quads:
            key, value = self._pair(quad.predicate.value, quad.object)
            found.setdefault(key, []).append(value)
        return {key: values[0] if len(values) == 1 else values for key, values in found.items()}

    def _pair(self, predicate: str, value: Object) -> tuple[str, Any]:
        if predicate == Property.TYPE and not isinstance(value, Literal):
            return "type", self._vocabulary(value)
        return TERM.get(predicate) or self.iri(predicate), self._value(value, COERCION.get(predicate))

    def _vocabulary(self, term: Object) -> str:
        """A name of the ontology stands alone: what has no prefix is one, unless the context says otherwise."""
        iri = term.value if isinstance(term, NamedNode) else ""
        local = iri.removeprefix(KZ)
        free = TERM.get(iri) == local or local not in self._context
        alone = iri.startswith(KZ) and free and _LOCAL.fullmatch(local)
        return local if alone else self._name(term)

    def _value(self, value: Object, kind: str | None) -> Any:
        if not isinstance(value, Literal):
            if kind == VOCAB:
                return self._vocabulary(value)
            return self._name(value) if kind == ID else {"id": self._name(value)}
        datatype = value.datatype.value
        if value.language:
            return value.value if kind == f"@{value.language}" else {"@value": value.value, "@language": value.language}
        if datatype == kind:
            return _native(value.value, datatype)
        if datatype != XSD + "string":
            return {"@value": value.value, "@type": self.iri(datatype)}
        return value.value if kind is None else {"@value": value.value}


def _native(text: str, datatype: str) -> Any:
    """Whole numbers and booleans as JSON has them, where that is the very text; decimals would become doubles."""
    if datatype == XSD + "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if datatype == XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return text
