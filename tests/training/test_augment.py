"""Augmentation: the same seed gives the same sentences, and every result is one tree."""

from __future__ import annotations

from random import Random

import pytest

from training import augment, generate, wordlists
from training.treebank import Sentence, Token


def render(sentence: Sentence) -> list[tuple[str, str, int, str, str]]:
    number = {id(token): i for i, token in enumerate(sentence, start=1)}
    return [(t.form, t.lemma, number[id(t.head)] if t.head is not None else 0, t.deprel, t.name) for t in sentence]


def example() -> Sentence:
    verb = Token("bezocht", "bezoeken", "VERB", "WW|pv|verl|ev", "_", "root", "O")
    minister = Token("minister", "minister", "NOUN", "N|soort|ev|basis|zijd|stan", "_", "nsubj", "O", verb)
    return [
        Token("De", "de", "DET", "LID|bep|stan|rest", "_", "det", "O", minister),
        Token("Noorse", "Noors", "ADJ", "ADJ|prenom|basis|met-e|stan", "_", "amod", "B-MISC", minister),
        minister,
        verb,
        name := Token("Eva", "Eva", "PROPN", "SPEC|deeleigen", "_", "obj", "B-PER", verb),
        Token("Mulder", "Mulder", "PROPN", "SPEC|deeleigen", "_", "flat", "I-PER", name),
        Token("maandag", "maandag", "PROPN", "N|eigen|ev|basis|zijd|stan", "_", "obl", "O", verb),
        Token(".", ".", "PUNCT", "LET", "_", "punct", "O", verb),
    ]


GAZETTEER = augment.Gazetteer({("PER", 2): (("Tineke", "Vos"), ("Bob", "Maas"))})


def assert_is_tree(sentence: Sentence) -> None:
    assert sum(token.head is None for token in sentence) == 1
    for token in sentence:
        seen, node = set(), token
        while node.head is not None:
            assert id(node) not in seen
            seen.add(id(node))
            assert any(node.head is other for other in sentence)
            node = node.head


def test_same_seed_same_epoch() -> None:
    first, again, other = (
        [render(s) for s in augment.training_copies([example()] * 40, [], GAZETTEER, seed)] for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize("seed", range(60))
def test_changes_keep_one_tree(seed: int) -> None:
    rng = Random(seed)
    changed = augment.change_surface(augment.change_words(example(), GAZETTEER, rng), rng)
    assert_is_tree(changed)
    assert_is_tree(generate.sentence(rng))


def test_names_are_swapped_for_names_of_the_same_shape() -> None:
    seen = set()
    for seed in range(40):
        sentence = augment.change_names(example(), GAZETTEER, Random(seed), 1.0)
        assert [t.name for t in sentence] == [t.name for t in example()]
        seen.add((sentence[4].form, sentence[5].form))
    assert ("Eva", "Mulder") not in seen
    assert seen & {("Tineke", "Vos"), ("Bob", "Maas")}


def test_original_is_left_alone() -> None:
    original = example()
    before = render(original)
    augment.training_copies([original] * 30, [], GAZETTEER, 1)
    assert render(original) == before


def test_nationalities_inflect() -> None:
    assert [wordlists.inflected(a) for a in ("Chinees", "Pools", "Belgisch")] == [
        "Chinese",
        "Poolse",
        "Belgische",
    ]


def test_quotes_disappear_from_most_copies() -> None:
    def quoted() -> Sentence:
        sentence = example()
        root = sentence[3]
        return [Token("«", "«", "PUNCT", "LET", "_", "punct", "O", root), *sentence]

    copies = augment.training_copies([quoted()] * 200, [], GAZETTEER, 3)[:200]
    with_quotes = sum(any(t.form == "«" for t in s) for s in copies)
    assert 10 < with_quotes < 55
