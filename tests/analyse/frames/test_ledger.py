"""Subjects: which words stand side by side, and how many independent sources use them."""

from random import Random

from factory_frames import MAYOR, spoken
from factory_texts import document
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.frames.ledger import Subject, ledger
from kzgraph.analyse.frames.naming import Kind, Spoken
from kzgraph.analyse.independence import Independence

LONG = "Bij het station stonden dinsdag honderden demonstranten met borden en fluitjes in de regen te wachten."
TEXTS = Independence(
    [
        document("a", LONG, "Relschoppers, zei Bos."),
        document("b", LONG, "De demonstranten zongen."),
        document("c", "Op het plein zat niemand, want de betogers waren thuis."),
    ]
)
STORY = {"a": "a", "b": "a", "c": "a"}


def say(text: str, sentence: str, doc: str, node: str, **more: object) -> Spoken:
    return spoken(text, sentence, document=doc, file=f"{doc}.txt", node=node, **more)


SPOKEN = [
    say("honderden demonstranten", LONG, "a", "group/a"),
    say("honderden demonstranten", LONG, "b", "group/b"),
    say("de betogers", "Op het plein zat niemand, want de betogers waren thuis.", "c", "group/c"),
    say("relschoppers", "Relschoppers, zei Bos.", "a", "group/a", speakers=(MAYOR,), start=103),
    say("de scholieren", "De scholieren bleven.", "a", "group/a", start=130),
    say("de vissers", "De vissers bleven.", "a", "group/z", start=150),
]


def words(one: Subject) -> list[tuple[str, int, int]]:
    return [(term.word, len(term.namings), term.origins) for term in one.terms]


def test_words_of_one_kind_in_one_story_stand_together() -> None:
    (one,) = ledger(SPOKEN, STORY, TEXTS)
    assert one.rival
    assert words(one) == [("demonstranten", 2, 1), ("betogers", 1, 1), ("relschoppers", 1, 1), ("scholieren", 1, 1)]
    assert one.terms[0].documents == ("a.txt", "b.txt")


def test_stories_stay_apart() -> None:
    found = ledger(SPOKEN, {"a": "a", "b": "a", "c": "c"}, TEXTS)
    assert [(one.story, one.rival) for one in found] == [("a", True), ("c", False)]


def test_neutral_words_alone_are_no_rivals() -> None:
    neutral = [one for one in SPOKEN if "relschoppers" not in one.text and "scholieren" not in one.text]
    (one,) = ledger(neutral, STORY, TEXTS)
    assert not one.rival


def test_a_word_counts_once_a_sentence() -> None:
    twice = [SPOKEN[0], say("honderden demonstranten", LONG, "a", "group/a", claim="another")]
    (one,) = ledger(twice, STORY, TEXTS)
    assert words(one) == [("demonstranten", 1, 1)]


def test_a_framing_follows_the_words_of_its_node_and_outweighs_the_name_in_it() -> None:
    sentence = "Bos noemde de betogers gewapende bandieten."
    given_words = [
        say("de betogers", sentence, "a", "group/a"),
        say(
            "een mooie hoop",
            "Bos noemde de betogers een mooie hoop.",
            "a",
            "group/a",
            kind=Kind.FRAME,
            speakers=(MAYOR,),
        ),
        say("gewapende bandieten", sentence, "a", "group/a", kind=Kind.FRAME, speakers=(MAYOR,)),
        say("bandieten", sentence, "a", "group/a", speakers=(MAYOR,)),
    ]
    (one,) = ledger(given_words, STORY, TEXTS)
    assert one.family == "opponents"
    assert {term.word for term in one.terms} == {"betogers", "een mooie hoop", "gewapende bandieten"}


def test_a_framing_of_what_no_family_has_stands_by_its_node() -> None:
    sentence = "Bos noemde de brug een schande."
    (one,) = ledger(
        [say("een schande", sentence, "a", "thing/brug", kind=Kind.FRAME, label="brug", node_kind="Thing")],
        STORY,
        TEXTS,
    )
    assert (one.family, one.title, words(one)) == ("", "brug", [("een schande", 1, 1)])


@given(st.randoms(use_true_random=False))
def test_whatever_the_order(random: Random) -> None:
    again = list(SPOKEN)
    random.shuffle(again)
    assert ledger(again, STORY, TEXTS) == ledger(SPOKEN, STORY, TEXTS)
