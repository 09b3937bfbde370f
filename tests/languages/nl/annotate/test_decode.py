"""Trees, names and quote marks from scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from kzgraph.languages.nl.annotate import decode


def all_trees(n: int) -> list[list[int]]:
    """Every single-root tree over n words, by trying all head vectors."""
    heads = ([0, *choice] for choice in itertools.product(range(n + 1), repeat=n))
    return [h for h in heads if decode.is_single_root_tree(h)]


def test_number_of_trees() -> None:
    # n ** (n - 1) rooted labelled trees (Cayley): an independent check of the tree test
    assert [len(all_trees(n)) for n in (1, 2, 3, 4)] == [1, 2, 9, 64]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_best_tree_among_all(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1))
    found = decode.best_heads(scores)

    def total(heads: list[int]) -> float:
        return float(sum(scores[k, heads[k]] for k in range(1, n + 1)))

    assert decode.is_single_root_tree(found.tolist())
    assert total(found.tolist()) == pytest.approx(max(total(tree) for tree in all_trees(n)))


def test_cycle_is_opened_where_it_costs_least() -> None:
    scores = np.full((4, 4), -10.0)
    scores[1, 2] = scores[2, 1] = 5.0  # a cycle
    scores[3, 0], scores[1, 3], scores[2, 3] = 4.0, 2.0, 3.0
    assert decode.best_heads(scores).tolist() == [0, 2, 3, 0]


def test_scores_given_are_not_changed() -> None:
    scores = np.ones((3, 3), dtype=np.float32)
    decode.best_heads(scores)
    assert (scores == 1).all()


def test_relation_scores_are_biaffine() -> None:
    rng = np.random.default_rng(0)
    dependent, head, weights = rng.normal(size=3), rng.normal(size=3), rng.normal(size=(4, 5, 4))
    expected = np.einsum("i,ilj,j->l", np.append(dependent, 1), weights, np.append(head, 1))
    assert decode.relation_scores(dependent, head, weights) == pytest.approx(expected)


def test_a_name_does_not_begin_inside() -> None:
    labels = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
    scores = np.array([[1.0, 0.9, 3.0, 0.0, 0.0], [0.0, 0.0, 2.0, 0.0, 2.5], [3.0, 0, 0, 0, 0]])
    assert decode.decode_names(scores, labels) == ["B-PER", "I-PER", "O"]
    assert decode.decode_names(scores[:0], labels) == []


@pytest.mark.parametrize(
    ("heads", "hidden", "expected"),
    [
        # " Kom " , zei Jan -> the pair hangs on "Kom"
        ([0, 3, 1, 3], [True, False, True, False, False, False], [2, 0, 2, 5, 2, 5]),
        # a lone mark hangs on the root
        ([2, 0], [False, True, False], [3, 3, 0]),
        ([], [True, True], [0, 1]),
        ([0], [False], [0]),
    ],
)
def test_hidden_tokens_come_back_as_leaves(heads: list[int], hidden: list[bool], expected: list[int]) -> None:
    assert decode.attach_hidden(heads, hidden) == expected


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("nastreeft", "WW|pv|tgw|met-t", "nastreven"),
        ("Toestreeft", "WW|pv|tgw|met-t", "toestreven"),
        ("streeft", "WW|pv|tgw|met-t", None),
        ("bestreeft", "WW|pv|tgw|met-t", None),
        ("dorpsfans", "N|soort|mv|basis", "dorpsfan"),
        ("Dorpsfans", "N|soort|mv|basis", "dorpsfan"),
        ("Zeedorp-fans", "N|soort|mv|basis", "Zeedorp-fan"),
        ("dorpsfans", "N|eigen|mv|basis", None),
    ],
)
def test_unlisted_forms_follow_listed_ones(form: str, tag: str, lemma: str | None) -> None:
    assert decode.analogous_lemma(form, tag, {"streeft": "streven", "fans": "fan"}) == lemma


@pytest.mark.parametrize(
    ("heads", "arc", "relation", "level"),
    [
        (1, 5.0, 5.0, 0),  # far ahead of all others
        (1, 2.0, 5.0, 1),
        (1, 5.0, 2.0, 1),
        (1, 0.5, 5.0, 2),
        (1, 5.0, 0.5, 2),
        (1, -1.0, 5.0, 2),  # a head that only the repair of the tree chose
    ],
)
def test_the_nearest_rival_makes_the_doubt(heads: int, arc: float, relation: float, level: int) -> None:
    arcs = np.zeros((3, 3))
    arcs[1, 0], arcs[2, heads], arcs[2, 2] = 9.0, arc, 99.0  # nobody is its own head
    relations = np.zeros((3, 4))
    relations[2, 3] = relation  # that of the root is not in question
    assert decode.doubts(arcs, np.array([0, 0, heads]), relations) == [0, level]


def test_nothing_is_doubted_without_words() -> None:
    assert decode.doubts(np.zeros((1, 1)), np.array([0]), np.zeros((1, 4))) == []
