"""Turtle for people: all graphs merged, prefixed, in reading order, the same bytes for the same graph."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import Quad

from kzgraph.export.layout import Section, sections
from kzgraph.export.turtle_terms import TermWriter
from kzgraph.rdf.vocab import Property
from kzgraph.store.base import View
from kzgraph.store.index import Object
from kzgraph.store.prefixes import all_prefixes


def write(view: View, out: BinaryIO) -> None:
    """Write ``view`` as Turtle in UTF-8."""
    terms = TermWriter(all_prefixes(view.base))
    body = "".join(blocks(sections(view.quads()), terms))
    out.write((prologue(terms, view.base) + body).encode("utf-8"))


def prologue(terms: TermWriter, base: str) -> str:
    """Return the declarations of the prefixes that ``terms`` has used."""
    declared = [(prefix, iri) for prefix, iri in all_prefixes(base).items() if prefix in terms.used]
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in declared)


def blocks(titled: Iterable[Section], terms: TermWriter, *, indent: str = "") -> Iterator[str]:
    """Yield the text of each section: a comment with its title, then a block for each subject."""
    for section in titled:
        yield f"\n{indent}# {section.title}\n"
        for _, quads in section.subjects:
            yield "\n" + _block(quads, terms, indent)


def _block(quads: tuple[Quad, ...], terms: TermWriter, indent: str) -> str:
    lines = [
        _verb(predicate, terms) + _objects([quad.object for quad in group], terms, indent)
        for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value)
    ]
    return f"{indent}{terms.term(quads[0].subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _verb(predicate: str, terms: TermWriter) -> str:
    return "a" if predicate == Property.TYPE else terms.iri(predicate)


def _objects(objects: Iterable[Object], terms: TermWriter, indent: str) -> str:
    values = [terms.term(value) for value in objects]
    if len(values) == 1 or sum(map(len, values)) <= _SHORT:
        return " " + ", ".join(values)
    return f"\n{indent}        " + f",\n{indent}        ".join(values)


_SHORT = 80  # characters: objects that are longer together get a line each
