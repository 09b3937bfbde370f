"""Sentences that two documents share."""

from collections.abc import Iterable
from random import Random

import pytest
from factory_texts import DOCUMENTS, SENTENCES, document
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.shared_text import COVERED, WORDS, SharedText, Worded, compare, likely_copies, shared_texts, worded
from kzgraph.analyse.texts import Sentence, SourceText, sentences_of
from kzgraph.analyse.wording import Wording

SAME = [
    (
        "De veerboot naar Texel vaart sinds dinsdag niet meer door storm.",
        "Sinds vorige week dinsdag: de veerboot naar Texel vaart sinds dinsdag niet meer.",
        "De veerboot naar Texel vaart sinds dinsdag niet meer",
    ),
    (
        "Volgens de kustwacht zijn 2.500 reizigers uit voorzorg naar de sporthal in Den Burg gebracht.",
        "Volgens de kustwacht zijn 2500 reizigers uit voorzorg naar een gymzaal in Den Burg gebracht.",
        "Volgens de kustwacht zijn 2.500 reizigers uit voorzorg naar … in Den Burg gebracht",
    ),
]
OTHERS = [
    ("De veerboot naar Texel vaart niet.", "De veerboot naar Texel vaart niet."),  # too short to tell
    (
        "In Groningen, de grootste stad van het noorden, staken de trambestuurders sinds maandag.",
        "De wethouder van Groningen, de grootste stad van het noorden, kreeg een prijs voor haar boek over veen.",
    ),
    ("", "De veerboot naar Texel vaart sinds dinsdag niet meer door storm."),
]


def pair(left: str, right: str) -> SharedText | None:
    numbers: dict[tuple[str, ...], int] = {}
    return compare(Worded(Sentence("a", 0, left), numbers), Worded(Sentence("b", 0, right), numbers))


def test_covered_words() -> None:
    numbers: dict[tuple[str, ...], int] = {}
    one = Worded(Sentence("a", 0, "De brug bij Zijl, zegt men, is sinds gisteren dicht."), numbers)
    other = Worded(Sentence("b", 0, "DE BRUG bij Zijl is sinds gisteren dicht"), numbers)
    words = one.covered(one.run_set & other.run_set)
    assert one.wording.stretches(words) == ("De brug bij Zijl", "is sinds gisteren dicht")
    assert one.covered(one.run_set) == one.wording.words


def shared(documents: Iterable[SourceText]) -> tuple[SharedText, ...]:
    texts = worded(documents)
    return shared_texts(texts, likely_copies(texts))


@pytest.mark.parametrize(("left", "right", "words"), SAME)
def test_shared(left: str, right: str, words: str) -> None:
    found = pair(left, right)
    assert found is not None
    assert " … ".join(found.stretches) == words


@pytest.mark.parametrize(("left", "right"), OTHERS)
def test_not_shared(left: str, right: str) -> None:
    assert pair(left, right) is None


def test_words_of_a_quotation_are_not_the_reporters_own() -> None:
    found = pair(
        "“Wij varen pas weer als de wind gaat liggen”, zei de kapitein.",
        "De kapitein: “Wij varen pas weer als de wind gaat liggen.”",
    )
    assert found is not None
    assert (found.words, found.own) == (9, 0)


def test_each_sentence_counts_once() -> None:
    text = "De veerboot naar Texel vaart sinds dinsdag niet meer door storm."
    (found,) = shared([document("a", text), document("b", text, text)])
    assert (found.left.start, found.right.start) == (0, 0)


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_whatever_the_order(documents: list[SourceText], random: Random) -> None:
    again = list(documents)
    random.shuffle(again)
    assert shared(documents) == shared(again)


@given(DOCUMENTS)
def test_no_pair_is_shown_that_does_not_share_the_words(documents: list[SourceText]) -> None:
    for found in shared(documents):
        assert found.left.document < found.right.document
        assert found.words >= WORDS
        assert found.share >= COVERED
        folded = " ".join(word.form for word in Wording(found.right.text).words)
        for stretch in found.stretches:
            forms = [word.form for word in Wording(stretch).words]
            assert all(" ".join(forms[i : i + 3]) in folded for i in range(len(forms) - 2))


@given(DOCUMENTS)
def test_what_two_documents_share_does_not_hang_on_a_third(documents: list[SourceText]) -> None:
    whole = shared(documents)
    for left, right in {(found.left.document, found.right.document) for found in whole}:
        two = [one for one in documents if one.id in (left, right)]
        expected = [one for one in whole if (one.left.document, one.right.document) == (left, right)]
        assert list(shared(two)) == expected


@given(SENTENCES.filter(lambda text: len(text.split()) >= WORDS))
def test_a_copy_is_always_found(text: str) -> None:
    (found,) = shared([document("a", text), document("b", text.upper() + ".")])
    assert found.share == 1


def test_passages_become_sentences() -> None:
    passages = [(10, "Het hek is open."), (0, "De poort"), (0, "De poort."), (14, "is open"), (30, " ")]
    assert sentences_of("a", passages) == (Sentence("a", 0, "De poort."), Sentence("a", 10, "Het hek is open."))


STOCK = "Het dorp ligt zoals bekend al sinds de winter van 1953 achter een nieuwe hoge dijk."
MORE = "De dijk werd toen in acht maanden gelegd door ruim duizend mannen uit de streek."


def test_what_very_many_documents_have_is_shown_only_beside_more() -> None:
    many = [document(f"m{n:02}", STOCK, " ".join(f"woord{n}-{i}" for i in range(9))) for n in range(60)]
    assert shared(many) == ()
    both = [document("x", STOCK, MORE), document("y", MORE.upper(), STOCK)]
    assert [(one.left.document, one.right.document) for one in shared([*many, *both])] == [("x", "y"), ("x", "y")]


def test_a_story_that_very_many_papers_print_joins_them_all() -> None:
    papers = [document(f"p{n:02}", STOCK, MORE, f"Eigen zin {n}.") for n in range(70)]
    found = shared(papers)
    assert {one.left.document for one in found} | {one.right.document for one in found} == {one.id for one in papers}
    assert len(found) < 70 * 4  # not each with each
