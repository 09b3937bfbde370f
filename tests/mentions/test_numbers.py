# ruff: noqa: E501 - rows of tables stay on one line
"""Numbers beside a noun, on phrases in which every word hangs on the starred head; see ``factory.phrase``."""

from decimal import Decimal

import pytest
from factory import phrase, tree

from kzgraph.mentions.numbers import canonical, count_of, number_at

EXACT = [
    ("18 *mijnwerkers", "18"),
    ("achttien *mijnwerkers", "18"),
    ("de achttien *mijnwerkers", "18"),
    ("1.200 *toeristen", "1200"),
    ("12.500 *euro", "12500"),
    ("tweeëntwintig *doden", "22"),
    ("driehonderdvijftig *bussen", "350"),
    ("tweeduizend *soldaten", "2000"),
    ("anderhalf *miljoen", "1500000"),
    ("2 miljoen *mensen", "2000000"),
    ("2,5 miljard *euro", "2500000000"),
    ("drie honderd *koeien", "300"),
    ("één *agent", "1"),
    ("maar liefst 80 *huizen", "80"),
    ("alle vijf *kinderen", "5"),
]
BOUNDS = [  # phrase, minimum, maximum
    ("zeker 18 *mijnwerkers", "18", None),
    ("minstens achttien *mijnwerkers", "18", None),
    ("meer dan 18 *mijnwerkers", "18", None),
    ("ruim 1.200 *toeristen", "1200", None),
    ("niet minder dan 40 *tanks", "40", None),
    ("ten minste 7 *agenten", "7", None),
    ("bijna 100 *huizen", None, "100"),
    ("hooguit honderd *huizen", None, "100"),
    ("maximaal 30 *plaatsen", None, "30"),
    ("minder dan 30 *plaatsen", None, "30"),
    ("nog geen 30 *plaatsen", None, "30"),
    ("tientallen *boeren", "20", "99"),
    ("honderden *boeren", "200", "999"),
    ("duizenden *boeren", "2000", "9999"),
    ("honderdduizenden *boeren", "200000", "999999"),
    ("drie tot vijf *agenten", "3", "5"),
    ("3 à 5 *agenten", "3", "5"),
    ("tussen drie en vijf *agenten", "3", "5"),
    ("tussen de 300 en 500 *agenten", "300", "500"),
    ("twee tot drie miljoen *mensen", "2000000", "3000000"),
    ("twee- à driehonderd *mensen", "200", "300"),
    ("enkele honderden *boeren", "200", "999"),
]
ABOUT = [
    ("zo'n 200 *schapen", "200"),
    ("ongeveer 200 *schapen", "200"),
    ("circa tweehonderd *schapen", "200"),
    ("een twintigtal *krakers", "20"),
    ("een honderdtal *krakers", "100"),
    ("naar schatting 900 *woningen", "900"),
    ("rond de 50 *schapen", "50"),
]
NONE = ["de *boeren", "een *boer", "het *jaar", "deze *week", "*boeren", "veel *boeren", "de eerste *boer", "de derde *dag"]
def bounds(text: str) -> tuple[str | None, str | None, str | None, bool]:
    _doc, head, tokens = phrase(text)
    count = count_of(head, tokens)
    assert count is not None
    return (*count.text_bounds, count.approximate)


@pytest.mark.parametrize(("text", "value"), EXACT)
def test_exact(text: str, value: str) -> None:
    assert bounds(text) == (value, None, None, False)


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_bounds(text: str, low: str | None, high: str | None) -> None:
    assert bounds(text) == (None, low, high, False)


@pytest.mark.parametrize(("text", "value"), ABOUT)
def test_about(text: str, value: str) -> None:
    assert bounds(text) == (value, None, None, True)


@pytest.mark.parametrize("text", NONE)
def test_no_count(text: str) -> None:
    _doc, head, tokens = phrase(text)
    assert count_of(head, tokens) is None


@pytest.mark.parametrize(
    ("text", "lemma", "unit"),
    [
        ("20 *euro", "euro", "EUR"),
        ("20 *procent", "procent", "%"),
        ("20 *kilometer", "kilometer", "km"),
        ("20 *dagen", "dag", "d"),
        ("20 *agenten", "agent", None),
    ],
)
def test_units(text: str, lemma: str, unit: str | None) -> None:
    _doc, head, tokens = phrase(text, lemma=lemma)
    count = count_of(head, tokens)
    assert count is not None
    assert count.unit == unit


MAN = """
1 Een een DET det 2 -
2 man man NOUN root 0 Sing
3 van van ADP case 5 -
4 34 34 NUM nummod 5 -
5 jaar jaar NOUN nmod 2 Sing
"""
LAW = """
1 De de DET det 2 -
2 wet wet NOUN root 0 Sing
3 van van ADP case 4 -
4 2019 2019 NUM nmod 2 -
"""
RELEASE = """
1 De de DET det 2 -
2 vrijlating vrijlating NOUN root 0 Sing
3 van van ADP case 5 -
4 zes zes NUM nummod 5 -
5 gevangenen gevangene NOUN nmod 2 Plur
"""


def test_an_age_counts_nobody() -> None:
    doc = tree(MAN)
    assert count_of(doc[1], list(doc)) is None


def test_a_year_counts_nothing() -> None:
    doc = tree(LAW)
    assert count_of(doc[1], list(doc)) is None


def test_a_number_counts_its_own_noun() -> None:
    doc = tree(RELEASE)
    count = count_of(doc[4], list(doc)[3:])
    assert count is not None
    assert count.value == 6


def test_a_number_does_not_count_the_noun_above() -> None:
    doc = tree(RELEASE)
    assert count_of(doc[1], list(doc)) is None


def test_the_article_is_no_number() -> None:
    doc = tree("1 een een DET det 2 -\n2 boer boer NOUN root 0 Sing")
    assert number_at(doc[0]) is None


def test_the_stressed_article_is_a_number() -> None:
    doc = tree("1 één één NUM nummod 2 -\n2 boer boer NOUN root 0 Sing")
    assert number_at(doc[0]) == 1


@pytest.mark.parametrize(
    ("number", "text"),
    [("2500.0", "2500"), ("2500", "2500"), ("10.50", "10.5"), ("0", "0"), ("1E+6", "1000000"), ("100", "100")],
)
def test_canonical(number: str, text: str) -> None:
    assert canonical(Decimal(number)) == text


def test_canonical_none() -> None:
    assert canonical(None) is None
