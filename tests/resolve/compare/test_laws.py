"""What holds for all names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare import Named, compare

PEOPLE = (
    "Ilse",
    "Karel",
    "Daalder",
    "Wolters",
    "van",
    "der",
    "J.",
    "jr.",
    "dr.",
    "Sasja",
    "Aleksandr",
    "Петров",
    "al-",
)
BODIES = ("bin", "Ministerie", "of", "BV", "Noord", "Zuid", "12", "13e", "PSA", "(PSA)", "Rusland", "Wolters,", "محمد")
PIECES = st.sampled_from((*PEOPLE, *BODIES))
NAMES = st.one_of(st.text(max_size=20), st.lists(PIECES, min_size=1, max_size=5).map(" ".join))
NAMED = st.builds(
    Named,
    names=st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from([None, *EntityKind]),
    ids=st.frozensets(st.sampled_from(["Q1", "Q2", "lei:A"]), max_size=2),
    context=st.frozensets(st.sampled_from(["actor/kazakhstan", "actor/mali"]), max_size=2),
)


@settings(deadline=None)  # the first name loads the tables
@given(NAMED, NAMED)
def test_which_comes_first_does_not_matter(a: Named, b: Named) -> None:
    assert compare(a, b) == compare(b, a)


@settings(deadline=None)  # the first name loads the tables
@given(NAMED)
def test_each_is_itself(a: Named) -> None:
    assert compare(a, a).value == 1.0


@settings(deadline=None)  # the first name loads the tables
@given(NAMED, NAMED)
def test_scores_stay_between_nought_and_one(a: Named, b: Named) -> None:
    assert 0.0 <= compare(a, b).value <= 1.0


@settings(deadline=None)  # the first name loads the tables
@given(NAMED, NAMED)
def test_the_order_of_further_names_does_not_matter(a: Named, b: Named) -> None:
    turned = Named((a.names[0], *reversed(a.names[1:])), a.kind, a.ids, a.context)
    assert compare(turned, b) == compare(a, b)
