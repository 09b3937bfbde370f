import pytest
from factory_counts import count

from kzgraph.analyse.numbers.groups import group_named, groups_of, heads_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("agenten", "forces"),
        ("van de grensagenten", "forces"),
        ("leden van de oproerpolitie", "forces"),
        ("boze betogers", "protesters"),
        ("gemaskerde overvallers", "attackers"),
        ("brandweerlieden", "rescuers"),
        ("kinderen", "children"),
        ("burgers", "civilians"),
        ("mensen", "people"),
        ("huizen", "huizen"),
    ],
)
def test_by_words(words, kind) -> None:
    assert group_named(count("4", words)).kind == kind


def test_the_noun_that_the_number_counts_comes_first() -> None:
    assert heads_of("de politie van vijf doden")[0] == "doden"
    assert heads_of("een groep van ongeveer 200 betogers") == ["betogers"]


def test_others_are_of_the_group_counted_just_before() -> None:
    officers, others = count("8", "agenten"), count("31", "anderen", start=40, event="Injury")
    found = groups_of([officers, others])
    assert found[others].kind == "forces"
    assert found[others].back == "8 agenten"
    assert not found[officers].back


def test_others_are_themselves_when_nobody_was_counted() -> None:
    assert groups_of([far := count("31", "anderen", start=900)])[far].kind == "anderen"
    assert groups_of([count("8", "agenten"), far])[far].kind == "anderen"


def test_casualties_set_against_an_earlier_number_are_of_its_group() -> None:
    first = count("8", "agenten", by="ministerie")
    second = count("13", "doden", by="zender Noord", start=60)
    beside = count("35", "gewonden", by="zender Noord", start=80, event="Injury")
    found = groups_of([first, second, beside])
    assert {found[one].kind for one in (first, second, beside)} == {"forces"}


@pytest.mark.parametrize(
    "other",
    [
        count("13", "doden", by="ministerie", start=60),  # the same voice: not another figure for the officers
        count("13", "doden", start=60),
        count("13", "doden", by="zender", start=60, scope="total"),
        count("13", "gewonden", by="zender", start=60, event="Injury"),
    ],
    ids=["one voice", "no voice", "total", "other class"],
)
def test_casualties_of_whom_is_left_open(other) -> None:
    first = count("8", "agenten", by="ministerie")
    assert groups_of([first, other])[other].kind == "people"
