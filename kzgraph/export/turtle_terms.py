"""How Turtle and TriG write single terms. Source: RDF 1.1 Turtle, sections 2.4 to 2.5 and 6."""

import re
from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kzgraph.rdf.vocab import XSD

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*)")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_BOOLEAN = re.compile(r"true|false")
_BARE = {XSD + "integer": _INTEGER, XSD + "decimal": _DECIMAL, XSD + "boolean": _BOOLEAN}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# Line separators are escaped with the controls, so that a line of the file is a line in every editor.
_TO_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


class TermWriter:
    """Writes terms with the given prefixes, and remembers which prefixes it used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # The longest namespace first: ``claim:`` before ``kzr:``.
        self._namespaces = sorted(
            ((iri, prefix) for prefix, iri in prefixes.items()), key=lambda p: (-len(p[0]), p)
        )
        self._cache: dict[str, str] = {}
        self.used: set[str] = set()

    def term(self, term: NamedNode | BlankNode | Literal | Triple) -> str:
        """Return any term as Turtle."""
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, Triple):
            return f"<<( {self.term(term.subject)} {self.iri(term.predicate.value)} {self.term(term.object)} )>>"
        return str(term)

    def iri(self, iri: str) -> str:
        """Return an IRI as a prefixed name where its local part needs no escape, else in angle brackets."""
        if iri not in self._cache:
            self._cache[iri] = self._shorten(iri)
        return self._cache[iri]

    def _shorten(self, iri: str) -> str:
        for namespace, prefix in self._namespaces:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        if literal.language:
            return f"{quoted(literal.value)}@{literal.language}"
        datatype = literal.datatype.value
        if datatype == XSD + "string":
            return quoted(literal.value)
        if datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
            return literal.value
        return f"{quoted(literal.value)}^^{self.iri(datatype)}"


def quoted(text: str) -> str:
    """Return ``text`` as a Turtle string in double quotes on one line."""
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
