"""The order of events."""

from random import Random

import pytest
from factory_timeline import moment, telling
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.timeline.moments import Moment, in_order


def names(moments: list[Moment]) -> str:
    return "".join(one.id for one in in_order(moments))


def day(name: str, edtf: str, *before: str) -> Moment:
    return moment(name, telling(edtf), before=before)


CASES = [
    ("days", [day("b", "2022-01-05"), day("a", "2022-01-07")], "ba"),
    ("a month stands at its first day", [day("b", "2022-01-05"), day("a", "2022-01")], "ab"),
    ("what ends sooner comes first", [day("b", "2022-01"), day("a", "2022")], "ba"),
    ("an open beginning stands at its end", [day("a", "../2022-01-09"), day("b", "2022-01-08")], "ba"),
    ("before, on one day", [day("a", "2022-01-05"), day("b", "2022-01-05", "a")], "ba"),
    ("before, where the days leave it possible", [day("a", "2022-01-05"), day("b", "2022-01", "a")], "ba"),
    ("before, over several", [day("a", "2022-01"), day("b", "2022-01", "a"), day("c", "2022-01", "b")], "cba"),
    ("not against the days", [day("a", "2022-01-05"), day("b", "2022-01-07", "a")], "ab"),
    ("a circle goes by days", [day("a", "2022-01", "b"), day("b", "2022-01", "a")], "ab"),
    ("itself", [day("a", "2022-01", "a")], "a"),
    (
        "without a date, by document, at the end",
        [
            moment("a", telling(file="b.txt")),
            moment("b", telling(file="a.txt", start=9)),
            moment("c", telling(file="a.txt", start=2)),
            day("d", "2022"),
        ],
        "dcba",
    ),
    ("without a date, before", [moment("a", telling(start=1)), moment("b", telling(start=2), before=("a",))], "ba"),
    ("a year unknown is no date", [moment("a", telling("XXXX-05-01")), day("b", "2022")], "ba"),
    ("nothing", [], ""),
]


@pytest.mark.parametrize(("moments", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_order(moments: list[Moment], expected: str) -> None:
    assert names(moments) == names(moments[::-1]) == expected


def test_times_of_an_event_outweigh_those_of_its_claims_and_these_hints() -> None:
    one = moment("a", telling("2022-01-05"), times=("2022-01-06",))
    assert [span.edtf for span in one.spans] == ["2022-01-06"]
    two = moment("a", telling("2022-01-05"), telling(words="maandag", start=5))
    assert [span.edtf for span in two.spans] == ["2022-01-05"]
    three = moment("a", telling(words="maandag"))
    assert [span.inferred for span in three.spans] == [True]


def test_claims_that_differ_are_in_dispute_when_no_day_fits_both() -> None:
    two = moment("a", telling("2022-01-05"), telling("2022-01-07", start=5))
    assert two.disputed
    assert (str(two.first), str(two.last)) == ("2022-01-05", "2022-01-07")
    fits = moment("a", telling("2022-01-05"), telling("2022-01", start=5), telling("../2022-01-09", start=9))
    assert not fits.disputed
    assert (fits.first, str(fits.last)) == (None, "2022-01-31")


edtfs = st.sampled_from([None, "2022-01-05", "2022-01-07", "2022-01", "2022", "../2022-01-06", "2022-01-06/.."])
graphs = st.lists(st.tuples(edtfs, st.sets(st.integers(0, 5))), max_size=6).map(
    lambda rows: [
        moment(str(n), telling(edtf, start=n), before=tuple(str(x) for x in sorted(later)))
        for n, (edtf, later) in enumerate(rows)
    ]
)


@given(graphs, st.randoms(use_true_random=False))
def test_whatever_the_order(moments: list[Moment], random: Random) -> None:
    again = list(moments)
    random.shuffle(again)
    assert in_order(moments) == in_order(again)
    assert sorted(one.id for one in in_order(moments)) == sorted(one.id for one in moments)


@given(graphs)
def test_days_and_before_hold_where_they_can(moments: list[Moment]) -> None:
    """Without circles: of events with the same days, the one that a text puts first stands first."""
    acyclic = [
        moment(one.id, *one.tellings, before=tuple(x for x in one.before if int(x) > int(one.id))) for one in moments
    ]
    place = {one.id: number for number, one in enumerate(in_order(acyclic))}
    for one in acyclic:
        for other in (x for x in acyclic if x.id in one.before):
            if (one.first, one.last) == (other.first, other.last):
                assert place[one.id] < place[other.id]
    dated = [one for one in in_order(acyclic) if one.dated]
    assert [one.dated for one in in_order(acyclic)] == [True] * len(dated) + [False] * (len(acyclic) - len(dated))
