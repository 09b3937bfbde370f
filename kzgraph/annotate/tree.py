"""A read-only copy of an annotated document in plain objects, one a token.

spaCy makes a new object at each look at a token, a head, a child or a sentence, and extraction looks at each some
hundred times. The copy answers by spaCy's names (``token.children``, ``doc[3:9].text``), so that what reads documents
works on either. What is seldom asked for is asked of the document itself.
"""

from collections.abc import Callable, Iterator
from functools import cache, cached_property, wraps
from typing import Any, TypeVar, cast, overload

from spacy.tokens import Doc, Token

Kept = TypeVar("Kept")


def tree_of(doc: Doc) -> Doc:
    """Return the copy of ``doc``, or ``doc`` if it is one. What changes in ``doc`` later does not reach the copy."""
    given: object = doc
    return doc if isinstance(given, Tree) else cast(Doc, Tree(doc))


def remembered(function: Callable[[Token], Kept]) -> Callable[[Token], Kept]:
    """Return ``function`` as the copy of a document remembers it: each token is asked once, since no tree changes.

    What it returns must not be changed. For other documents it is asked each time.
    """
    name = function.__name__

    @wraps(function)
    def ask(token: Token) -> Kept:
        memory: dict[str, dict[int, Kept]] | None = getattr(token.doc, "memory", None)
        if memory is None:
            return function(token)
        known = memory.setdefault(name, {})
        if token.i not in known:
            known[token.i] = function(token)
        return known[token.i]

    return ask


class Morph:
    """Morphological features. Source: spaCy's MorphAnalysis."""

    __slots__ = ("_values",)

    def __init__(self, features: str) -> None:
        pairs = (pair.split("=") for pair in features.split("|") if "=" in pair)
        self._values = {name: values.split(",") for name, values in pairs}

    def get(self, feature: str, default: list[str] | None = None) -> list[str]:
        """Return the values of ``feature``, ``default`` or an empty list when there are none."""
        return self._values.get(feature, default or [])


_morph = cache(Morph)


class Word:
    """A token. Source of the attributes: spaCy's Token. Equal to itself alone."""

    __slots__ = (
        *("_morph", "_subtree", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_quote", "is_space"),
        *("lang_", "lemma_", "lower_", "pos_", "text", "whitespace_"),
    )
    _morph: Morph | None
    _subtree: "tuple[Word, ...] | None"
    children: "tuple[Word, ...]"
    dep_: str
    doc: "Tree"
    head: "Word"
    i: int
    idx: int
    is_punct: bool
    is_quote: bool
    is_space: bool
    lang_: str
    lemma_: str
    lower_: str
    pos_: str
    text: str
    whitespace_: str

    def __init__(self, doc: "Tree", token: Token) -> None:
        self.doc, self.i, self.idx, self.lang_ = doc, token.i, token.idx, doc.lang_
        self.text, self.lower_, self.lemma_ = token.text, token.lower_, token.lemma_
        self.dep_, self.pos_, self.whitespace_ = token.dep_, token.pos_, token.whitespace_
        self.is_punct, self.is_quote, self.is_space = token.is_punct, token.is_quote, token.is_space
        self._morph = self._subtree = None

    @property
    def morph(self) -> Morph:
        """Features of the word."""
        if self._morph is None:
            self._morph = _morph(str(self.doc.spacy[self.i].morph))
        return self._morph

    @property
    def sent(self) -> "Stretch":
        """The sentence that the word stands in."""
        return self.doc.sentence_of[self.i]

    @property
    def subtree(self) -> "tuple[Word, ...]":
        """The word and all below it, each word between what hangs on it to the left and to the right."""
        if self._subtree is None:
            left = (w for child in self.children if child.i < self.i for w in child.subtree)
            right = (w for child in self.children if child.i > self.i for w in child.subtree)
            self._subtree = (*left, self, *right)
        return self._subtree

    @property
    def left_edge(self) -> "Word":
        """The first word of the subtree."""
        return self.doc[self.doc.spacy[self.i].left_edge.i]

    @property
    def right_edge(self) -> "Word":
        """The last word of the subtree."""
        return self.doc[self.doc.spacy[self.i].right_edge.i]

    @property
    def ancestors(self) -> "Iterator[Word]":
        """The heads above the word, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, descendant: "Word") -> bool:
        """Return whether the word stands above ``descendant``."""
        return any(word is self for word in descendant.ancestors)

    def nbor(self, distance: int = 1) -> "Word":
        """Return the word so many behind this one. Raises IndexError outside the document."""
        if self.i + distance < 0:
            raise IndexError(f"no word {self.i + distance}")
        return self.doc.words[self.i + distance]

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.spacy[self.i], name)


class Stretch:
    """Words that follow each other. Source of the attributes: spaCy's Span."""

    __slots__ = ("_root", "doc", "end", "start", "words")

    def __init__(self, doc: "Tree", start: int, end: int) -> None:
        self.doc, self.start, self.end, self.words = doc, start, end, doc.words[start:end]
        self._root: Word | None = None

    @property
    def root(self) -> Word:
        """The word that the others hang on."""
        if self._root is None:
            own = next((word for word in self.words if word.head is word), None)
            self._root = own or self.doc.words[self.doc.spacy[self.start : self.end].root.i]
        return self._root

    @property
    def start_char(self) -> int:
        """Offset of the first character."""
        return self.words[0].idx

    @property
    def end_char(self) -> int:
        """Offset behind the last character."""
        return self.words[-1].idx + len(self.words[-1].text)

    @property
    def text(self) -> str:
        """The words as they stand in the text, without white space behind them."""
        return self.doc.text[self.start_char : self.end_char] if self.words else ""

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return self.text

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.spacy[self.start : self.end], name)


class _Own:
    """The attributes ``doc._`` of a document, each looked up once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._doc._, name)
        setattr(self, name, value)
        return value


class Tree:
    """A document. spacy: the one that this is a copy of. Source of the attributes: spaCy's Doc."""

    def __init__(self, doc: Doc) -> None:
        self.spacy = doc
        self.text, self.lang_ = doc.text, doc.lang_
        self.user_data = dict(doc.user_data)
        self.memory: dict[str, dict[int, Any]] = {}  # see ``remembered``
        self.words = words = [Word(self, token) for token in doc]
        below: list[list[Word]] = [[] for _ in words]
        for word, step in zip(words, doc.to_array("HEAD").astype("int64").tolist(), strict=True):
            word.head = words[word.i + step]
            if step:
                below[word.i + step].append(word)
        for word, children in zip(words, below, strict=True):
            word.children = tuple(children)

    @cached_property
    def _(self) -> "_Own":
        """Attributes of kzgraph: see ``extensions``."""
        return _Own(self.spacy)

    @cached_property
    def sents(self) -> list[Stretch]:
        """The sentences. Raises ValueError when none were marked."""
        return [Stretch(self, sentence.start, sentence.end) for sentence in self.spacy.sents]

    @cached_property
    def sentence_of(self) -> list[Stretch]:
        """The sentence of each word."""
        return [sentence for sentence in self.sents for _ in range(len(sentence))]

    def char_span(self, start: int, end: int) -> Stretch | None:
        """Return the words from one offset to another, ``None`` where no words begin and end there."""
        span = self.spacy.char_span(start, end)
        return Stretch(self, span.start, span.end) if span is not None else None

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Stretch: ...
    def __getitem__(self, index: int | slice) -> Word | Stretch:
        if isinstance(index, int):
            return self.words[index]
        start, end, _ = index.indices(len(self.words))
        return Stretch(self, start, max(start, end))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.spacy, name)
