"""Laws of comparing: the order of two tellings or two groups does not matter, and what contradicts is never one."""

from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.claim import Claim, Modality, Participant, Role
from kzgraph.model.edtf import Days
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.model.text import Evidence
from kzgraph.resolve.shared import clash, same_event
from kzgraph.resolve.story.bearers import Bearer
from kzgraph.resolve.story.groups import apart
from kzgraph.resolve.story.heads import Heads
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.tellings import Count, Telling

POLICY = shipped_policy()
NAMES = ["actor/a", "actor/b", "group/c", "~betoger", "~prijs", "~gasprijs"]
THINGS = st.frozensets(st.sampled_from(NAMES), max_size=2)
SCENES = st.frozensets(st.sampled_from([("lima", "peru"), ("cusco", "peru"), ("peru",), ("togo",)]), max_size=2)
DAYS = st.frozensets(st.sampled_from([Days(1, 1), Days(2, 2), Days(1, 31), Days(40, 40)]), max_size=2)
COUNTS = st.builds(
    lambda number, room, counted, source, as_of, partial: Count(
        number, number + room, None if room else str(number), counted, source, as_of, partial
    ),
    st.sampled_from([3.0, 8.0, 317.0]), st.sampled_from([0.0, 5.0]), THINGS,
    st.frozensets(st.sampled_from("st"), max_size=1), st.sampled_from([None, "2022-01-05"]), st.booleans(),
)  # fmt: skip
WORDINGS = st.sampled_from([(), (frozenset("abcdefg"),), (frozenset("abcdefh"),)])


@st.composite
def tellings(draw: st.DrawFn, document: str) -> Telling:
    doers, others = draw(THINGS), draw(THINGS)
    return Telling(
        id=f"{document}1",
        document=document,
        event_class=draw(st.sampled_from(["Killing", "Request", "Seizure"])),
        doers=doers,
        headed=draw(st.sampled_from([frozenset(), frozenset({"actor/b"})])),
        others=others,
        specific=frozenset({"actor/a", "group/c"}) & (doers | others),
        persons=frozenset({"actor/a"}) & (doers | others),
        scenes=draw(SCENES),
        states=frozenset({"peru", "togo"}),
        days=draw(DAYS),
        counts=tuple(draw(st.lists(COUNTS, max_size=2))),
        wordings=draw(WORDINGS),
    )


@given(tellings("d"), tellings("e"), st.booleans())
def test_two_tellings_in_either_order(a: Telling, b: Telling, story: bool) -> None:
    assert clash(a, b, POLICY) is clash(b, a, POLICY)
    one, other = same_event(a, b, POLICY, {}, story=story), same_event(b, a, POLICY, {}, story=story)
    assert (one is None) is (other is None)
    if one is not None and other is not None:
        assert one.value == other.value
        assert not clash(a, b, POLICY)


@given(tellings("d"), tellings("e"))
def test_a_story_only_helps(a: Telling, b: Telling) -> None:
    alone = same_event(a, b, POLICY, {}, story=False)
    told = same_event(a, b, POLICY, {}, story=True)
    assert alone is None or (told is not None and told.value >= alone.value)


@given(tellings("d"))
def test_a_document_tells_no_event_twice_here(a: Telling) -> None:
    assert clash(a, a, POLICY)


SETS = st.frozensets(st.sampled_from("pq"), max_size=1)
BEARERS = st.builds(
    lambda nations, towns, owners, scenes, off: Bearer(
        Entity("group/x", "x", EntityKind.GROUP), frozenset("n"), nations, towns, owners, scenes, off
    ),
    SETS, SETS, SETS, SCENES, st.booleans(),
)  # fmt: skip


@given(BEARERS, BEARERS)
def test_two_groups_in_either_order(a: Bearer, b: Bearer) -> None:
    assert apart(a, b) is apart(b, a)
    assert apart(a, a) is a.set_off


def test_who_heads_what_a_document_says() -> None:
    nodes = {name: Entity(name, name, EntityKind.STATE) for name in ("poetin", "rusland", "csto", "peru")}

    def says(document: str, relation: str, head: str, over: str, modality: Modality = Modality.ASSERTED) -> Claim:
        both = (Participant(Role.ACTOR, head), Participant(Role.TARGET, over))
        return Claim(document, relation, None, "w", 0, Evidence(0, 1, "w"), both, modality)

    heads = Heads(
        [
            says("d", "headOf", "poetin", "rusland"),
            says("d", "leads", "rusland", "csto"),
            says("d", "memberOf", "peru", "csto"),
            says("e", "leads", "csto", "peru", Modality.POSSIBLE),
        ],
        nodes,
    )
    assert heads.headed("d", ["poetin"]) == {"rusland", "csto"}
    assert heads.headed("d", ["csto", "peru"]) == frozenset()
    assert heads.headed("e", ["poetin", "csto"]) == frozenset()
