"""Which claim of the one graph is which of the other."""

from factory_diff import SENTENCE, claim, filler, graph
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.diff.match import match
from kzgraph.analyse.diff.state import ClaimState, DocumentState


def pairs(old: list[ClaimState], new: list[ClaimState]) -> list[str]:
    found = match(graph(*old), graph(*new))
    return [
        *(f"{one.id}={other.id}" for one, other in found.claims),
        *(f"-{one.id}" for one in found.withdrawn),
        *(f"+{one.id}" for one in found.new),
    ]


def test_the_same_id_is_the_same_claim() -> None:
    assert pairs([claim("a"), claim("b", start=5)], [claim("b", start=5), claim("a")]) == ["a=a", "b=b"]


def test_property_and_trigger_then_property_and_evidence() -> None:
    assert pairs([claim("a")], [claim("b", start=3)]) == ["a=b"]
    assert pairs([claim("a")], [claim("b", trigger=99)]) == ["a=b"]
    assert pairs([claim("a")], [claim("b", trigger=99, start=3)]) == ["-a", "+b"]
    assert pairs([claim("a")], [claim("b", property="sends")]) == ["-a", "+b"]


def test_of_several_with_one_trigger_those_with_common_participants_belong_together() -> None:
    old = [claim("a", roles={"actor": (filler("x"),)}), claim("b", roles={"actor": (filler("y"),)})]
    new = [claim("c", roles={"actor": (filler("y"),)}), claim("d", roles={"actor": (filler("x"),)})]
    assert pairs(old, new) == ["b=c", "a=d"]


def test_claims_of_other_documents_never_match() -> None:
    assert pairs([claim("a")], [claim("b", document="e")]) == ["-a", "+b"]


def test_of_a_changed_text_the_best_sentences_match() -> None:
    longer = "Vanochtend zag de schipper drie walvissen bij de pier van Zijl, en een zeehond."
    other = "In het dorp is het stil."
    old = [claim("a"), claim("b", sentence=other)]
    new = [
        claim("c", document="e", file="d.txt", sentence=longer, trigger=99, start=40),
        claim("x", document="e", file="d.txt", sentence="De bakker verkoopt nu ook brood met noten.", start=90),
    ]
    found = match(graph(*old), graph(*new))
    assert [(one.id, other.id) for one, other in found.claims] == [("a", "c")]
    assert [one.id for one in found.withdrawn] == ["b"]
    assert [one.id for one in found.new] == ["x"]


def test_documents_with_a_file_name_that_two_have_are_not_guessed() -> None:
    old = (DocumentState("1", "a.txt"), DocumentState("2", "a.txt"), DocumentState("3", "b.txt"))
    new = (DocumentState("4", "a.txt"), DocumentState("5", "b.txt"), DocumentState("6", "c.txt"))
    found = match(graph(documents=old), graph(documents=new))
    assert [(one.id, other.id) for one, other in found.documents] == [("3", "5")]
    assert [one.id for one in found.removed] == ["1", "2"]
    assert [one.id for one in found.added] == ["4", "6"]


claims = st.lists(
    st.builds(
        lambda n, document, prop, trigger, words: claim(
            f"{prop}{n}{document}",
            document,
            property=prop,
            trigger=trigger,
            start=trigger,
            sentence=f"{SENTENCE} {words}",
        ),
        st.integers(0, 30),
        st.sampled_from("de"),
        st.sampled_from(["does", "sends"]),
        st.integers(0, 3),
        st.sampled_from(["", "Ja.", "Toen ging hij naar huis."]),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(claims, claims)
def test_each_claim_is_matched_added_or_withdrawn_once(old: list[ClaimState], new: list[ClaimState]) -> None:
    found = match(graph(*old), graph(*new))
    assert sorted([*(a.id for a, _ in found.claims), *(one.id for one in found.withdrawn)]) == sorted(
        one.id for one in old
    )
    assert sorted([*(b.id for _, b in found.claims), *(one.id for one in found.new)]) == sorted(one.id for one in new)
    assert all(one.property == other.property for one, other in found.claims)


@given(claims)
def test_a_graph_is_itself(given_claims: list[ClaimState]) -> None:
    found = match(graph(*given_claims), graph(*reversed(given_claims)))
    assert all(one == other for one, other in found.claims)
    assert not (found.new or found.withdrawn or found.added or found.removed)
