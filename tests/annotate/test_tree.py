"""The copy of a document answers as spaCy's own does."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Token

from kzgraph.annotate.tree import remembered, tree_of

NLP = spacy.blank("nl")
TOKEN = "i idx text lower_ lemma_ pos_ tag_ dep_ whitespace_ is_space is_punct is_quote is_alpha is_sent_start".split()  # noqa: SIM905


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """One to four sentences, each a tree."""
    words, heads, deps, starts = [], [], [], []
    for size in draw(st.lists(st.integers(1, 6), min_size=1, max_size=4)):
        first, root = len(words), draw(st.integers(0, size - 1))
        order = draw(st.permutations([i for i in range(size) if i != root]))
        above = {root: root}
        for word in order:
            above[word] = draw(st.sampled_from(sorted(above)))
        words += draw(st.lists(st.sampled_from(["Het", "raam", "»", ".", "12", "\n"]), min_size=size, max_size=size))
        heads += [first + above[i] for i in range(size)]
        deps += ["ROOT" if i == root else "dep" for i in range(size)]
        starts += [i == 0 for i in range(size)]
    spaces = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    tags = ["NOUN"] * len(words)
    return Doc(
        NLP.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=tags, tags=tags, lemmas=words,
        morphs=["Number=Plur|PronType=Int,Rel"] * len(words),
    )  # fmt: skip


@given(docs())
def test_words_answer_alike(doc: Doc) -> None:
    for theirs, ours in zip(doc, tree_of(doc), strict=True):
        assert [getattr(ours, name) for name in TOKEN] == [getattr(theirs, name) for name in TOKEN]
        assert [c.i for c in ours.children] == [c.i for c in theirs.children]
        assert [c.i for c in ours.subtree] == [c.i for c in theirs.subtree]
        assert [c.i for c in ours.ancestors] == [c.i for c in theirs.ancestors]
        assert (ours.head.i, ours.left_edge.i, ours.right_edge.i) == (
            *(theirs.head.i, theirs.left_edge.i, theirs.right_edge.i),
        )
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert ours.morph.get("PronType") == theirs.morph.get("PronType") and ours.morph.get("Case", []) == []
        assert len(ours) == len(theirs) and str(ours) == str(theirs)
        assert [ours.is_ancestor(o) for o in tree_of(ours.doc)] == [theirs.is_ancestor(t) for t in doc]


@given(docs(), st.integers(-30, 30), st.integers(-30, 30))
def test_stretches_answer_alike(doc: Doc, start: int, end: int) -> None:
    theirs, ours = doc[start:end], tree_of(doc)[start:end]
    assert (ours.start, ours.end, len(ours), ours.text) == (theirs.start, theirs.end, len(theirs), theirs.text)
    if len(theirs):
        assert (ours.root.i, ours.start_char, ours.end_char) == (theirs.root.i, theirs.start_char, theirs.end_char)
        assert [t.i for t in reversed(ours)] == [t.i for t in reversed(list(theirs))]


@given(docs(), st.integers(0, 30), st.integers(1, 30))
def test_documents_answer_alike(doc: Doc, start: int, length: int) -> None:
    end = start + length
    tree = tree_of(doc)
    assert tree_of(tree) is tree
    assert (tree.text, len(tree)) == (doc.text, len(doc))
    assert [s.text for s in tree.sents] == [s.text for s in doc.sents]
    theirs, ours = doc.char_span(start, end), tree.char_span(start, end)
    assert (ours is None) == (theirs is None)
    if ours is not None and theirs is not None:
        assert (ours.start, ours.end) == (theirs.start, theirs.end)


def test_neighbours_end_with_the_document() -> None:
    tree = tree_of(Doc(NLP.vocab, words=["Het", "stadhuis"]))
    assert tree[0].nbor(1) is tree[1] and tree[-1] is tree[1]
    for index, distance in ((0, -1), (1, 1)):
        with pytest.raises(IndexError):
            tree[index].nbor(distance)


def test_what_is_remembered_is_asked_once_of_a_copy_alone() -> None:
    asked: list[int] = []

    @remembered
    def shout(token: Token) -> str:
        asked.append(token.i)
        return token.text.upper()

    doc = Doc(NLP.vocab, words=["het", "raam"])
    tree = tree_of(doc)
    said = [shout(token) for token in (tree[1], tree[1], tree[0], doc[1], doc[1])]
    assert said == ["RAAM", "RAAM", "HET", "RAAM", "RAAM"]
    assert asked == [1, 0, 1, 1]
    assert shout(tree_of(Doc(NLP.vocab, words=["de", "deur"]))[1]) == "DEUR"
