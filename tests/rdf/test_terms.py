"""Literals have one lexical form, and a store keeps it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kzgraph.rdf import terms


@pytest.mark.parametrize(
    ("value", "lexical"),
    [("2500", "2500"), ("10.50", "10.5"), (0.93, "0.93"), (1.0, "1"), ("0", "0"), ("-0.0", "0"),
     ("1E+3", "1000"), (1e-07, "0.0000001"), ("100", "100")],
)  # fmt: skip
def test_decimals_are_canonical(value: str | float, lexical: str) -> None:
    assert terms.decimal(value).value == lexical


@pytest.mark.parametrize("value", ["veel", "", "NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="number"):
        terms.decimal(value)


def test_counts_are_integers_and_measures_decimals() -> None:
    assert terms.number("2500").datatype == terms.XSD_INTEGER
    assert terms.number("2.5").datatype == terms.XSD_DECIMAL
    assert terms.decimal("2500").datatype == terms.XSD_DECIMAL


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2022", "XMLSchema#gYear"), ("2022-01", "XMLSchema#gYearMonth"), ("2022-01-07", "XMLSchema#date"),
     ("2022-01~", "edtf/EDTF"), ("2022-XX", "edtf/EDTF"), ("202201", "edtf/EDTF")],
)  # fmt: skip
def test_dates_take_the_type_of_their_precision(value: str, kind: str) -> None:
    date = terms.date(value)
    assert date.value == value
    assert date.datatype.value.endswith(kind)


def test_language_tags_are_lower_case() -> None:
    assert terms.words("hulp", "nl-NL").language == "nl-nl"


@pytest.mark.parametrize("path", ["actor/csto", "group/ab-12"])
def test_plain_paths_stay(path: str) -> None:
    assert terms.iri_path(path) == path


def test_paths_never_break_an_iri() -> None:
    assert NamedNode("https://example.org/" + terms.iri_path('actor/<a> "b" é#?'))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_a_store_keeps_every_number(value: object) -> None:
    for literal in (terms.decimal(str(value)), terms.number(str(value))):
        assert _stored(literal) == literal


@given(st.sampled_from(["2022", "2022-01", "2022-01-07"]), st.booleans(), st.integers())
def test_a_store_keeps_every_other_type(date: str, flag: bool, number: int) -> None:
    for literal in (terms.date(date), terms.boolean(flag), terms.words("a b"), terms.edtf("2022-01~")):
        assert _stored(literal) == literal
    small = terms.integer(number % 10**9)
    assert _stored(small) == small


def _stored(literal: Literal) -> object:
    """The literal as Oxigraph gives it back."""
    node = NamedNode("https://example.org/x")
    store = Store()
    store.add(Quad(node, node, literal))
    return next(iter(store)).object
