"""The ties that join documents of one origin."""

from factory_texts import DOCUMENTS, document
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.groups import grouped
from kzgraph.analyse.independence import Independence
from kzgraph.analyse.shared_text import shared_by, worded
from kzgraph.analyse.texts import SourceText
from kzgraph.analyse.ties import Tie, forest, may_copy, print_of

Edges = dict[tuple[str, str], int]
WIRE = [f"De sluis nummer {n} bij Zijl is sinds maandag dicht door schade." for n in range(6)]


@given(DOCUMENTS)
def test_ties_join_what_copies_join(documents: list[SourceText]) -> None:
    found = Independence(documents)
    groups = grouped(found.documents, ((copy.left, copy.right) for copy in found.copies))
    assert len(found.ties) == len(found.documents) - len(groups)
    assert grouped(found.documents, ((tie.left, tie.right) for tie in found.ties)) == groups
    reasons = {(copy.left, copy.right): copy.reason for copy in found.copies}
    assert all(reasons[tie.left, tie.right] == tie.reason for tie in found.ties)


def test_many_copies_have_no_more_ties_than_join_them() -> None:
    found = Independence(document(f"d{n:02}", *WIRE) for n in range(12))
    assert (len(found.copies), len(found.ties)) == (66, 11)


def test_the_likest_pair_comes_first() -> None:
    half, whole, again = document("a", *WIRE[:3]), document("b", *WIRE), document("c", *WIRE)
    assert [(tie.left, tie.right) for tie in Independence([half, whole, again]).ties] == [("b", "c"), ("a", "b")]


LETTERS = st.sampled_from("abcdefg")
EDGES = st.dictionaries(st.tuples(LETTERS, LETTERS).filter(lambda edge: edge[0] < edge[1]), st.integers(0, 3))


@given(EDGES, EDGES)
def test_what_comes_later_joins_as_if_it_had_been_there(old: Edges, new: Edges) -> None:
    def reason(left: str, right: str) -> str | None:
        return None if (left, right) in (("a", "c"), ("b", "c")) else left + right

    before = [Tie(rank, *edge) for edge, rank in old.items()]
    added = [Tie(rank, *edge) for edge, rank in new.items() if edge not in old]
    assert forest((*forest(before, reason), *added), reason) == forest((*before, *added), reason)


@given(DOCUMENTS)
def test_no_copy_is_ruled_out_by_its_print(documents: list[SourceText]) -> None:
    texts = worded(documents)
    prints = {one: print_of(found) for one, found in texts.items()}
    for copy in Independence(documents).copies:
        one, other = prints[copy.left], prints[copy.right]
        assert may_copy(one.common(other.marks), one.repeated, (one.size, other.size), credited=bool(copy.agency))
        assert list(shared_by(texts[copy.left], texts[copy.right]))
