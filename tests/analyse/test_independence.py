"""Documents of one origin, and claims that rest on one source."""

from random import Random

import pytest
from factory_texts import DOCUMENTS, document
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.groups import grouped
from kzgraph.analyse.independence import Independence, origins
from kzgraph.analyse.sayings import Saying, Source
from kzgraph.analyse.texts import SourceText

WIRE = (
    "De sluis bij Zijl is sinds maandag dicht door een scheur in de deur.",
    "Ruim veertig schepen liggen te wachten voor de sluis en in het kanaal.",
    "Volgens de waterschappen duurt het herstel van de deur zeker nog drie weken.",
)
OWN = (
    "Schipper Anne Dekker ligt er al vier dagen met een lading grind aan boord.",
    "Haar dochter brengt elke middag brood en melk met een roeiboot.",
    "In het dorp klaagt de bakker niet, want de schippers kopen zijn koek.",
    "De burgemeester fietst er elke avond langs om te kijken hoe het gaat.",
)
OTHER = (
    "Een scheur van twee meter: zo omschrijft de sluiswachter wat hij zag.",
    "Wie haast heeft kan omvaren, maar dat kost een hele dag extra.",
)
COPY = document("a", *WIRE, OWN[0])
CUT = document("b", WIRE[0], OWN[1], OWN[2], WIRE[1], WIRE[2].replace("zeker", "minstens"))
ALONE = document("c", *OTHER, *OWN[2:])
BRIEF = document("d", WIRE[1])
TEXTS = {one.id: one for one in (COPY, CUT, ALONE, BRIEF)}


def test_copies_have_one_origin() -> None:
    assert origins([ALONE, CUT, COPY]) == {"a": "a", "b": "a", "c": "c"}


def test_a_copy_says_why() -> None:
    (copy,) = Independence([COPY, CUT]).copies
    assert copy.reason == "3 shared sentences, 72% of the shorter text's words"
    assert [text.left.text for text in copy.texts] == list(WIRE)


def test_one_sentence_is_enough_for_a_brief_but_not_for_an_article() -> None:
    assert origins([CUT, BRIEF])["d"] == "b"
    assert set(origins([document("e", OWN[0], WIRE[1], *OTHER), CUT]).values()) == {"b", "e"}


def test_speech_that_two_reporters_heard_is_no_copy() -> None:
    speech = "“Wij vragen iedereen vandaag binnen te blijven tot de rook weg is”, zei de burgemeester."
    found = Independence([document("a", speech, *OWN), document("b", speech, *OTHER)])
    assert (len(found.shared), found.copies) == (1, ())


def test_a_common_agency_makes_one_shared_sentence_enough() -> None:
    one = document("a", WIRE[0], *OTHER, credits=["ANP"])
    other = document("b", WIRE[0], *OWN, credits=["AFP", "ANP"])
    (copy,) = Independence([one, other]).copies
    assert copy.reason.endswith("both credited to ANP")
    nothing = [document("c", *OWN[:2], credits=["ANP"]), document("d", *OTHER, credits=["ANP"])]
    assert Independence(nothing).copies == ()


MINISTRY = Source("actor/ministerie", "ministerie van Water", ("MvW",))
HARBOUR = Source("actor/haven", "havenbedrijf")
REUTERS = Source("actor/reuters", "persbureau Reuters")


def spokesman(of: str) -> Source:
    return Source(f"person/{of}-woordvoerder", "Woordvoerder", local=True)


def say(key: str, *sources: Source) -> Saying:
    """A saying; "a0" stands in the first sentence of document a."""
    return Saying(key, key[0], TEXTS[key[0]].sentences[int(key[1])].start + 3, sources)


CASES = [
    ("own voices of copies", [say("a3"), say("b1")], [("a3", "b1")]),
    ("own voices of others", [say("a3"), say("c0")], [("a3",), ("c0",)]),
    ("one ministry", [say("a3", MINISTRY), say("c0", MINISTRY)], [("a3", "c0")]),
    ("two sources in copies", [say("a3", MINISTRY), say("b1", HARBOUR)], [("a3",), ("b1",)]),
    ("one passes on the other", [say("a3", MINISTRY, HARBOUR), say("c0", HARBOUR)], [("a3", "c0")]),
    ("one sentence", [say("a0", MINISTRY), say("b0", HARBOUR)], [("a0", "b0")]),
    ("unnamed sources", [say("a3", spokesman("a")), say("c0", spokesman("c"))], [("a3", "c0")]),
    ("own voice beside a source", [say("a3"), say("a1", MINISTRY), say("c0")], [("a1", "a3"), ("c0",)]),
    (
        "own voice does not join two sources",
        [say("a3"), say("a1", HARBOUR), say("a2", MINISTRY)],
        [("a1", "a3"), ("a2",)],
    ),
    ("nothing", [], []),
]


@pytest.mark.parametrize(("sayings", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bases(sayings: list[Saying], expected: list[tuple[str, ...]]) -> None:
    found = Independence(TEXTS.values()).bases(reversed(sayings))
    assert [basis.sayings for basis in found] == expected
    assert all(basis.reasons or len(basis.sayings) == 1 for basis in found)


def test_a_credited_agency_is_what_own_voices_and_quoters_rest_on() -> None:
    wire, quoter = document("a", OWN[0], credits=["Reuters"]), document("b", OTHER[0])
    found = Independence([wire, quoter]).bases([Saying("1", "a", 0), Saying("2", "b", 0, (REUTERS,))])
    assert [basis.sayings for basis in found] == [("1", "2")]
    assert found[0].reasons == ("agency: Reuters",)


def test_a_sentence_of_very_many_documents_is_one_source_and_no_copy() -> None:
    texts = [document(f"{n:02}", WIRE[0], f"Eigen woorden {n}, geen ander schreef {n * n}.") for n in range(60)]
    found = Independence(texts)
    assert found.copies == ()
    said = [Saying(str(n), f"{n:02}", 3, (Source(f"actor/{n}", f"bron {n}"),)) for n in range(60)]
    (basis,) = found.bases(said)
    assert basis.reasons == (f"shared text: {WIRE[0]}",)


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_origins_whatever_the_order(documents: list[SourceText], random: Random) -> None:
    again = list(documents)
    random.shuffle(again)
    found = origins(documents)
    assert found == origins(again)
    assert all(found[one] == one for one in found.values())


@given(DOCUMENTS)
def test_a_document_that_shares_nothing_changes_nothing(documents: list[SourceText]) -> None:
    assert {**origins(documents), "z": "z"} == origins([*documents, document("z", *OTHER)])


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))), st.randoms(use_true_random=False))
def test_groups_whatever_the_order(pairs: list[tuple[str, str]], random: Random) -> None:
    again = [pair[::-1] for pair in pairs]
    random.shuffle(again)
    found = grouped("abcdef", pairs)
    assert found == grouped("fedcba", again)
    assert sorted(one for group in found for one in group) == list("abcdef")
    assert all(any(left in group and right in group for group in found) for left, right in pairs)


def test_two_documents_of_one_file_name_are_two_voices() -> None:
    texts = [SourceText("a", "bericht.txt", ALONE.sentences), SourceText("b", "bericht.txt", ())]
    found = Independence(texts).bases([Saying("1", "a", 0), Saying("2", "b", 0)])
    assert [basis.sayings for basis in found] == [("1",), ("2",)]
