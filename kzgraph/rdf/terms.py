"""RDF terms in one lexical form each, so that a store that normalises literals changes nothing."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kzgraph.rdf.vocab import EDTF_DATATYPE, XSD

EDTF = NamedNode(EDTF_DATATYPE)
XSD_DECIMAL = NamedNode(XSD + "decimal")
XSD_INTEGER = NamedNode(XSD + "integer")
XSD_BOOLEAN = NamedNode(XSD + "boolean")

_SAFE = re.compile(r"[A-Za-z0-9/._~-]*")
DIGITS = 1000
"""Digits of the largest number, and behind the point of the smallest one; no news counts that far."""

_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}  # by the length of an EDTF level 0 date


def words(value: str, language: str = "nl") -> Literal:
    """Return ``value`` as a literal in ``language``, whose tag is lower-cased as stores do it."""
    return Literal(value, language=language.lower())


def text(value: str) -> Literal:
    """Return a plain string, for names and codes that belong to no language."""
    return Literal(value)


def integer(value: int) -> Literal:
    """Return an ``xsd:integer`` in canonical form."""
    return Literal(str(value), datatype=XSD_INTEGER)


def decimal(value: str | float) -> Literal:
    """Return an ``xsd:decimal`` in the canonical form of XSD 1.1: no exponent, no trailing zeros, no ``.0``.

    Raises ValueError if ``value`` is no finite number.
    """
    return Literal(_plain(value), datatype=XSD_DECIMAL)


def number(value: str) -> Literal:
    """Return a count as ``xsd:integer`` when it is whole, else as ``xsd:decimal``."""
    plain = _plain(value)
    return Literal(plain, datatype=XSD_DECIMAL if "." in plain else XSD_INTEGER)


def edtf(value: str) -> Literal:
    """Return an Extended Date/Time Format literal. Source: https://id.loc.gov/datatypes/edtf/EDTF"""
    return Literal(value, datatype=EDTF)


def date(value: str) -> Literal:
    """Return an EDTF level 0 date as ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``; all else as EDTF."""
    kind = _DATE_TYPES.get(len(value)) if value.replace("-", "").isdigit() else None
    return Literal(value, datatype=NamedNode(XSD + kind)) if kind else edtf(value)


def boolean(value: bool) -> Literal:
    """Return ``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=XSD_BOOLEAN)


def iri_path(path: str) -> str:
    """Return ``path`` with each character that an IRI cannot hold percent-encoded; slashes stay."""
    return path if _SAFE.fullmatch(path) else quote(path, safe="/-._~")


@lru_cache(maxsize=1 << 12)
def _plain(value: str | float) -> str:
    try:
        exact = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"no decimal number: {value!r}") from error
    if not exact.is_finite():
        raise ValueError(f"no finite number: {value!r}")
    if abs(exact.adjusted()) > DIGITS:  # "1e999999999" has as many digits when it is written out
        raise ValueError(f"a number of more than {DIGITS} digits")
    text = format(exact, "f")
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if plain in ("-0", "") else plain
