"""Look-ups by subject and predicate over quads, all graphs merged: enough to read claims without SPARQL."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import KZ, Property

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,100}(\.[0-9]{0,100})?")
_NUMBERS = {
    **dict.fromkeys((Property.START, Property.END, Property.POSITION, Property.TRIGGER), (_WHOLE, "whole number")),
    **dict.fromkeys((Property.VALUE, Property.MINIMUM, Property.MAXIMUM, Property.CONFIDENCE), (_NUMBER, "number")),
    Property.LATITUDE: (re.compile(r"[+-]?([0-8]?[0-9](\.[0-9]{0,100})?|90(\.0{0,100})?)"), "number from -90 to 90"),
    Property.LONGITUDE: (
        re.compile(r"[+-]?((1[0-7][0-9]|[0-9]?[0-9])(\.[0-9]{0,100})?|180(\.0{0,100})?)"),
        "number from -180 to 180",
    ),
}
"""Predicates whose objects are numbers, to the form that a number has, and its name."""
Object: TypeAlias = NamedNode | BlankNode | Literal | Triple


class Index:
    """Objects by subject and predicate. All terms are kept as plain IRIs and lexical forms, which is fast."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: dict[str, dict[str, list[str]]] = {}
        self._by_class: dict[str, set[str]] = {}
        self._inverse: dict[str, dict[str, set[str]]] = {}
        self._named: dict[str, dict[str, list[str]]] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            self._add(
                str(subject) if isinstance(subject, Triple) else subject.value,
                quad.predicate.value,
                str(value) if isinstance(value, Triple) else value.value,
            )

    def _add(self, subject: str, predicate: str, value: str) -> None:
        objects = self._objects.get(subject)
        if objects is None:
            objects = self._objects[subject] = {}
        if predicate in objects:
            objects[predicate].append(value)
        else:
            objects[predicate] = [value]
        if predicate == Property.TYPE:
            self._by_class.setdefault(value, set()).add(subject)

    def instances(self, cls: str) -> list[str]:
        """Return the IRIs of all subjects of a class, sorted."""
        return sorted(self._by_class.get(cls, ()))

    def named(self, cls: str, name: str) -> list[str]:
        """Return the IRIs of the subjects of a class with this local name, sorted."""
        if cls not in self._named:
            found = self._named[cls] = {}
            for one in self.instances(cls):
                found.setdefault(local_name(one), []).append(one)
        return self._named[cls].get(name, [])

    def subjects(self) -> list[str]:
        """Return all subjects, sorted."""
        return sorted(self._objects)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the IRIs or lexical forms of all objects, sorted, each once whatever graphs it is in.

        Raises InputError for a number that is none, as a graph of others may have.
        """
        found = self._objects.get(subject, {}).get(predicate, ())
        if predicate in _NUMBERS and found:
            _check_numbers(found, subject, predicate)
        return sorted(set(found)) if len(found) > 1 else list(found)

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the first object in sorted order, or ``None``."""
        return next(iter(self.values(subject, predicate)), None)

    def pointing(self, predicate: str, value: str) -> list[str]:
        """Return the IRIs of all subjects that have an object with this IRI or lexical form, sorted."""
        if predicate not in self._inverse:
            inverse = self._inverse[predicate] = {}
            for subject, objects in self._objects.items():
                for one in objects.get(predicate, ()):
                    inverse.setdefault(one, set()).add(subject)
        return sorted(self._inverse[predicate].get(value, ()))

    def predicates(self, subject: str) -> list[str]:
        """Return the predicates of a subject, sorted."""
        return sorted(self._objects.get(subject, ()))

    def label(self, subject: str) -> str:
        """Return the label of a node, else the last step of its IRI."""
        return self.value(subject, Property.LABEL) or local_name(subject)

    def class_name(self, subject: str) -> str | None:
        """Return the local name of a node's class in the ontology, or ``None``."""
        named = [value for value in self.values(subject, Property.TYPE) if value.startswith(KZ)]
        return local_name(named[0]) if named else None


def _check_numbers(found: Iterable[str], subject: str, predicate: str) -> None:
    form, name = _NUMBERS[predicate]
    for value in found:
        if not form.fullmatch(value):
            raise InputError(
                f"the graph is damaged: {subject[:200]} has {local_name(predicate)} {value[:80]!r}, which is no {name};"
                " see what else is wrong with: kzgraph validate"
            )


def value_of(term: Object) -> str:
    """Return the IRI, lexical form or blank label of a term, and the whole of a triple term."""
    return str(term) if isinstance(term, Triple) else term.value


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]
