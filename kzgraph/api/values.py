"""RDF terms as Python values, and back."""

import math
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kzgraph.errors import QueryError
from kzgraph.rdf.vocab import XSD
from kzgraph.store.base import Term
from kzgraph.store.index import Object, value_of

Value: TypeAlias = str | int | float | Decimal | date | tuple[str, ...] | None
"""What a cell holds: IRIs are ``Iri``, lists of names are tuples, and nothing is ``None``."""


class Iri(str):
    """An IRI, so that a query that gets it back as a parameter takes it as one and not as text."""

    __slots__ = ()


_INTEGERS: Final = frozenset(
    XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
)
_FLOATS: Final = frozenset(XSD + name for name in ("double", "float"))
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST: Final = 300  # digits of a number; what is longer stays text


def value_from(term: Object | None) -> Value:
    """Return a term as a Python value: numbers, truth values and days as such, all other literals as their text.

    A number that no Python type can hold, or that is malformed, stays text.
    """
    if isinstance(term, NamedNode):
        return Iri(term.value)
    if not isinstance(term, Literal):
        return None if term is None else value_of(term)
    try:
        return _literal(term.value, term.datatype.value)
    except (ValueError, InvalidOperation):
        return term.value


def _literal(text: str, datatype: str) -> Value:
    if len(text) > LONGEST:
        return text
    if datatype in _INTEGERS:
        return int(text)
    if datatype == XSD + "decimal":
        return Decimal(text)
    if datatype in _FLOATS:
        return float(text)
    if datatype == XSD + "boolean":
        return text in ("true", "1")
    if datatype == XSD + "date" and _DAY.fullmatch(text):
        return date.fromisoformat(text)
    return text


def term_from(name: str, value: object) -> Term:
    """Return the term of a parameter's value: an ``Iri`` or ``<iri>`` as IRI, numbers and days as such, else text.

    Raises QueryError for what stands for no term.
    """
    if isinstance(value, NamedNode | Literal):
        return value
    try:
        if isinstance(value, Iri):
            return NamedNode(str(value))
        if isinstance(value, str):
            return NamedNode(value[1:-1]) if re.fullmatch(r"<[^<>\s]+>", value) else Literal(value)
    except ValueError as error:
        raise QueryError(f"{name}={value}: is no IRI ({error})") from error
    if isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return Literal(value)
    if isinstance(value, Decimal) and value.is_finite():
        return Literal(format(value, "f"), datatype=NamedNode(XSD + "decimal"))
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=NamedNode(XSD + ("dateTime" if hasattr(value, "hour") else "date")))
    raise QueryError(f"{name}: a {type(value).__name__} is no value of a query; give text, a number, a date or an Iri")
