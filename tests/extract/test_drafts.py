"""Drafts and repairs on hand-built trees with rows of the tests' own, on no row of the shipped lexicon."""

import pytest
from factory import Reading, reading, tiny_lexicon, tree

from kzgraph.extract.anaphoric_counts import count_drafts
from kzgraph.extract.degrees import Certainty
from kzgraph.extract.draft import Draft
from kzgraph.extract.frames import FrameIndex, specificity
from kzgraph.extract.framing import framing_drafts
from kzgraph.extract.grammar import predicates
from kzgraph.extract.intensional import IntensionalRules
from kzgraph.extract.parts import part_drafts
from kzgraph.extract.relations import relation_drafts
from kzgraph.extract.repair import repaired
from kzgraph.extract.sources import Source
from kzgraph.lexicon.schema import Frame, Intensional
from kzgraph.model.claim import Modality, Polarity

SPEECH = """
1 Boten boot NOUN nsubj 2 Plur
2 zinken zinken VERB root 0 Fin.Plur
3 , , PUNCT punct 4 -
4 zeggen zeggen VERB parataxis 2 Fin
5 vissers visser NOUN obj 4 Plur
"""
BLACKLIST = """
1 Vissers visser NOUN nsubj 2 Plur
2 staan staan VERB root 0 Fin.Plur
3 niet niet ADV advmod 2 -
4 op op ADP case 7 -
5 de de DET det 7 -
6 zwarte zwart ADJ amod 7 -
7 lijst lijst NOUN obl 2 Sing
"""
THREAT = """
1 Vissers visser NOUN nsubj 2 Plur
2 dreigen dreigen VERB root 0 Fin.Plur
3 met met ADP case 5 -
4 een een DET det 5 -
5 staking staking NOUN obl 2 Sing
"""
PREMIER = """
1 De de DET det 3 -
2 Peruaanse Peruaans ADJ amod 3 -
3 president president NOUN nsubj 5 Sing
4 Quispe Quispe PROPN appos 3 Sing PER
5 zweeg zwijgen VERB root 0 Fin.Past.Sing
"""
PARTS = """
1 Tien tien NUM nummod 2 -
2 vissers visser NOUN nsubj 3 Plur
3 verdronken verdrinken VERB root 0 Fin.Past.Plur
4 , , PUNCT punct 8 -
5 onder onder ADP case 6 -
6 wie wie PRON obl 8 -
7 drie drie NUM nummod 8 -
8 vrouwen vrouw NOUN parataxis 3 Plur

1 Het het DET det 2 -
2 dorp dorp NOUN nsubj 3 Sing
3 telde tellen VERB root 0 Fin.Past.Sing
4 twaalf twaalf NUM obj 3 -
"""
SCARE = """
1 Boeren boer NOUN nsubj 2 Plur
2 zien zien VERB root 0 Fin.Plur
3 de de DET det 5 -
4 “ “ PUNCT punct 5 -
5 mannen man NOUN obj 2 Plur
6 ” ” PUNCT punct 5 -
"""
QUOTED_CLAUSE = """
1 “ “ PUNCT punct 3 -
2 Wij wij PRON nsubj 3 Plur
3 helpen helpen VERB ccomp 7 Fin.Plur
4 boeren boer NOUN obj 3 Plur
5 ” ” PUNCT punct 3 -
6 , , PUNCT punct 7 -
7 zegt zeggen VERB root 0 Fin.Sing
8 Anna Anna PROPN nsubj 7 Sing PER
"""


def read(block: str) -> Reading:
    return reading(tree(block), lexicon=tiny_lexicon())


def drowned(one: Reading) -> Draft:
    doc = one.doc
    return Draft("Killing", doc[2], "verdrinken", {"target": [doc[1]]}, "verdrinken:Killing", list(doc[:3]))


@pytest.mark.parametrize(("speaking", "slot"), [({"zeggen"}, "subj"), (set(), "obj")])
def test_behind_a_verb_of_saying_the_noun_is_its_subject(speaking: set[str], slot: str) -> None:
    found = repaired(predicates(tree(SPEECH)), speaking=speaking, verbs=set(), bare=set())
    assert [t.text for t in found[3].heads(slot)] == ["vissers"]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (Intensional("dreigen", "verb", "", modality="Possible"), Certainty(Modality.POSSIBLE)),
        (Intensional("dreigen", "verb", "", polarity="Negated"), Certainty(polarity=Polarity.NEGATED)),
        (Intensional("dreigen", "noun", "", modality="Possible"), Certainty()),
        (Intensional("zien", "verb", "", modality="Possible"), Certainty()),
    ],
)
def test_a_verb_colours_the_event_noun_it_governs(row: Intensional, wanted: Certainty) -> None:
    doc = tree(THREAT)
    assert IntensionalRules([row]).of(doc[4], predicates(doc)) == wanted


def test_a_title_with_a_nationality_heads_the_state() -> None:
    one = read(PREMIER)
    (draft,) = relation_drafts(one.doc, one.table, tiny_lexicon().entities)
    assert draft.event == "headOf"
    assert {role: [t.text for t in heads] for role, heads in draft.roles.items()} == {
        "actor": ["president"],
        "target": ["Peruaanse"],
    }


def test_who_is_among_the_dead_is_a_part() -> None:
    one = read(PARTS)
    (part,) = part_drafts(one.doc, [drowned(one)], predicates(one.doc), one.table)
    assert (part.event, part.trigger.text, part.rule) == ("Killing", "vrouwen", "part:verdrinken:Killing")


def test_a_bare_figure_counts_the_group_before() -> None:
    one = read(PARTS)
    _, count = count_drafts(one.doc, [drowned(one)], predicates(one.doc), one.table)
    assert (count.event, count.trigger.text) == ("Killing", "twaalf")
    assert [t.text for t in count.roles["target"]] == ["vissers"]
    assert count_drafts(one.doc, [], predicates(one.doc), one.table) == []


def test_scare_quotes_are_a_frame_of_who_uses_them() -> None:
    one = read(SCARE)
    doc = one.doc
    source = Source(doc[0], doc[1], "zien", frozenset(range(2, 6)))
    (draft,) = framing_drafts(doc, one.table, [source], [], {})
    assert draft.roles["actor"] == [doc[0]]
    assert [t.text for t in draft.frame_tokens] == ["mannen"]
    assert framing_drafts(doc, one.table, [], [], {}) == []


def test_a_short_quoted_clause_is_speech_and_no_frame() -> None:
    one = read(QUOTED_CLAUSE)
    (quote,) = one.table.quotes
    assert quote.words == 3
    source = Source(one.doc[7], one.doc[6], "zeggen", frozenset(range(5)))
    assert framing_drafts(one.doc, one.table, [source], [], {}) == []


def test_the_frame_with_more_conditions_wins() -> None:
    one = read(THREAT)
    plain = Frame("dreigen", "Threat", "")
    fixed = Frame("dreigen", "Protest", "", when={"met": ("staking",)})
    other = Frame("dreigen", "Attack", "", when={"met": ("bom",)})
    match = FrameIndex([plain, fixed, other], {}).match(predicates(one.doc)[1], one.table)
    assert match is not None
    assert (match.frame.event, sorted(match.fixed)) == ("Protest", [4])
    assert FrameIndex([other], {}).match(predicates(one.doc)[1], one.table) is None


def test_specificity_counts_what_a_frame_demands() -> None:
    frames = [
        Frame("a", "Threat", ""),
        Frame("a", "Threat", "", when={"obj": ("*",)}),
        Frame("a", "Threat", "", when={"obj": ("@people",)}),
        Frame("a", "Threat", "", when={"obj": ("bom",)}),
        Frame("a", "Threat", "", when={"obj": ("bom",)}, reflexive=True),
    ]
    assert [specificity(f) for f in frames] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ({"neg": ("*",)}, True),
        ({"op": ("zwarte lijst",)}, True),
        ({"op": ("lijst",)}, True),
        ({"op": ("witte lijst",)}, False),
        ({"op": ("zwarte lijst van",)}, False),
    ],
)
def test_a_frame_can_ask_for_a_negation_and_for_words_together(when: dict[str, tuple[str, ...]], fits: bool) -> None:
    one = read(BLACKLIST)
    frame = Frame("staan", "Sanction", "", when=when)
    assert (FrameIndex([frame], {}).match(predicates(one.doc)[1], one.table) is not None) is fits
    affirmed = read(BLACKLIST.replace("niet niet", "nu nu"))
    match = FrameIndex([frame], {}).match(predicates(affirmed.doc)[1], affirmed.table)
    assert (match is not None) is (fits and "neg" not in when)
