"""Quotes leave the sentence before parsing and come back as punctuation."""

from hypothesis import given
from hypothesis import strategies as st

from kzgraph.languages.nl.annotate.hiding import QUOTES, attach, is_hidden, pairs


def test_pairs() -> None:
    assert pairs(["‘", "a", "’", "b", '"', "c", '"']) == [(0, 2), (4, 6)]
    assert pairs([",,", "a", "”"]) == [(0, 2)]
    assert pairs(["„", "a", "‘", "b", "’", "”"]) == [(0, 5), (2, 4)]
    assert pairs(["a", "’"]) == []


def test_pair_hangs_from_the_head_of_what_it_encloses() -> None:
    words = ["Hij", "zei", "“", "dat", "het", "mag", "”", "."]
    heads = [1, 1, -1, 5, 5, 1, -1, 1]
    assert attach(words, heads, [not is_hidden(w) for w in words]) == [1, 1, 5, 5, 5, 1, 5, 1]


def test_single_quote_and_white_space() -> None:
    words = ["“", "Kom", "\n", "mee"]
    assert attach(words, [-1, 1, -1, 1], [False, True, False, True]) == [1, 1, 1, 1]


def test_nothing_visible() -> None:
    assert attach(["”", "\n"], [-1, -1], [False, False]) == [0, 0]


@given(st.lists(st.sampled_from([*sorted(QUOTES), "\n", "a", "b"]), min_size=1, max_size=25))
def test_result_is_a_tree(words: list[str]) -> None:
    shown = [i for i, w in enumerate(words) if not is_hidden(w)]
    heads = [(shown[max(0, shown.index(i) - 1)] if i in shown else -1) for i in range(len(words))]
    out = attach(words, heads, [i in shown for i in range(len(words))])
    roots = [i for i, h in enumerate(out) if h == i]
    assert len(roots) == 1
    for i in range(len(words)):
        seen = set()
        while out[i] != i:
            assert i not in seen
            seen.add(i)
            i = out[i]
