"""Turtle for people: all graphs merged, prefixed, in reading order, the same bytes for the same graph."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import BinaryIO, TypeAlias

from pyoxigraph import Quad

from kzgraph.export.layout import Section, sections
from kzgraph.export.turtle_terms import TermWriter
from kzgraph.rdf.vocab import Property
from kzgraph.store.base import View
from kzgraph.store.prefixes import all_prefixes

Annotation: TypeAlias = Callable[[Quad], str]
"""What stands behind the object of a quad (RDF 1.2)."""


def write(view: View, out: BinaryIO) -> None:
    """Write ``view`` as Turtle in UTF-8."""
    terms = TermWriter(all_prefixes(view.base))
    body = "".join(blocks(sections(view.quads()), terms))
    out.write((prologue(terms, view.base) + body).encode("utf-8"))


def prologue(terms: TermWriter, base: str) -> str:
    """Return the declarations of the prefixes that ``terms`` has used."""
    declared = [(prefix, iri) for prefix, iri in all_prefixes(base).items() if prefix in terms.used]
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in declared)


def _none(_: Quad) -> str:
    return ""


def blocks(
    parts: Iterable[Section],
    terms: TermWriter,
    *,
    indent: str = "",
    annotation: Annotation = _none,
    titled: bool = True,
) -> Iterator[str]:
    """Yield the text of each section: when ``titled`` a comment with its title, then a block for each subject."""
    for section in parts:
        if titled:
            yield f"\n{indent}# {section.title}\n"
        for _, quads in section.subjects:
            yield "\n" + _block(quads, terms, indent, annotation)


def _block(quads: tuple[Quad, ...], terms: TermWriter, indent: str, annotation: Annotation) -> str:
    lines = [
        _verb(predicate, terms) + _objects([terms.term(quad.object) + annotation(quad) for quad in group], indent)
        for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value)
    ]
    return f"{indent}{terms.term(quads[0].subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _verb(predicate: str, terms: TermWriter) -> str:
    return "a" if predicate == Property.TYPE else terms.iri(predicate)


def _objects(values: list[str], indent: str) -> str:
    if len(values) == 1 or sum(map(len, values)) <= _SHORT:
        return " " + ", ".join(values)
    return f"\n{indent}        " + f",\n{indent}        ".join(values)


_SHORT = 80  # characters: objects that are longer together get a line each
