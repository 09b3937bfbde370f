import pytest
from factory_counts import count, scenes

from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.order import Order, weekday_ranks

MONDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 2, 3, 4, 5, 6


def order(*counts: Count, weekdays: dict[str, set[int]] | None = None) -> Order:
    return Order(counts, {scene.paper.id: scene for scene in scenes(*counts, weekdays=weekdays)})


def test_weekdays_of_one_run_put_texts_without_a_day_in_order() -> None:
    old, new = count("8", day="2031-05"), count("13", day=None, paper="b")
    found = order(old, new, weekdays={"a": {WEDNESDAY}, "b": {WEDNESDAY, FRIDAY}}).later(old, new)
    assert found is not None
    assert (found.first, found.second) == (new, old)
    assert "up to Friday" in found.why
    assert "up to Wednesday" in found.why


@pytest.mark.parametrize(
    "weekdays",
    [{"a": {MONDAY}, "b": {WEDNESDAY, SATURDAY}}, {"a": {FRIDAY}, "b": {FRIDAY}}, {"a": {FRIDAY}}],
    ids=["no run", "one day", "no weekday"],
)
def test_other_weekdays_show_nothing(weekdays) -> None:
    old, new = count("8", day=None), count("13", day=None, paper="b")
    assert order(old, new, weekdays=weekdays).later(old, new) is None


def test_a_run_may_cross_the_week() -> None:
    a, b = count("8", day=None), count("13", day=None, paper="b")
    ranks = weekday_ranks(scenes(a, b, weekdays={"a": {SATURDAY}, "b": {SUNDAY, MONDAY}}))
    assert ranks[a.paper.id] < ranks[b.paper.id]


def test_texts_of_two_months_share_no_week() -> None:
    a, b = count("8", day="2031-05"), count("13", day="2031-06", paper="b")
    assert weekday_ranks(scenes(a, b, weekdays={"a": {WEDNESDAY}, "b": {FRIDAY}})) == {}


def test_saying_a_number_again_does_not_make_it_newer() -> None:
    first, second = count("8", day="2031-05-01"), count("13", paper="b", day="2031-05-02")
    again = count("8", paper="c", day="2031-05-03")
    found = order(first, second, again).later(again, second)
    assert found is not None
    assert found.first == second


def test_another_side_that_repeats_a_number_does_say_something_new() -> None:
    first, second = count("8", by="politie", day="2031-05-01"), count("13", by="politie", paper="b", day="2031-05-02")
    again = count("8", by="mensenrechtengroep", paper="c", day="2031-05-03")
    found = order(first, second, again).later(again, second)
    assert found is not None
    assert found.first == again


def test_a_number_without_a_day_stands_for_that_of_its_equal() -> None:
    first, second = count("8", day="2031-05-01"), count("13", paper="b", day="2031-05-02")
    undated = count("8", paper="c", day=None)
    found = order(first, second, undated).later(undated, second)
    assert found is not None
    assert found.first == second
