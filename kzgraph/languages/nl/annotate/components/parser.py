"""``kz_parser``: heads, labels, tags, lemmas and names as the network gives them; quotes and white space
are hidden from it. ``kz_morph``, ``kz_lemmas`` and ``kz_names`` correct and complete them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.extensions import Segment, register, segments_of
from kzgraph.annotate.senter import mark_starts
from kzgraph.annotate.tokens import visible
from kzgraph.languages.nl.annotate import hiding
from kzgraph.languages.nl.annotate.network import Analysis, Network

MAX_WORDS: Final = 120  # longer sentences are lists and garbage: they are cut, as the time grows with the square
LONGEST: Final = 100  # characters of a word that the network is shown
SHOUTED: Final = 4  # so many words, all in capitals, are a headline and no row of acronyms
_CUTS: Final = (frozenset({";"}), frozenset({","}), frozenset({":", "–", "-", ".", "?", "!"}))


_IOB: Final = {"I": 1, "O": 2, "B": 3}  # spaCy's codes


@Language.factory("kz_parser", assigns=["token.head", "token.dep", "token.pos", "token.tag", "token.lemma", "doc.ents"])
def make_parser(nlp: Language, name: str) -> "Parser":
    """Return the component without a network; the pipeline gives it one."""
    return Parser(nlp)


class Parser:
    """Parses one Doc at a time. Batches never cross documents: quantised values depend on what shares their
    batch, and a document must read the same whatever else is read.
    """

    def __init__(self, nlp: Language) -> None:
        register()
        self.strings = nlp.vocab.strings
        self.network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Parse the sentences of ``doc``."""
        if self.network is None:
            raise RuntimeError("kz_parser has no network: make the pipeline with kzgraph.annotate.pipeline.load")
        words = [token.text for token in doc]
        pieces = [p for s in segments_of(doc) if s.parsed for p in cut(words, s.start, s.end)]
        shown = [[i for i in range(a, b) if not hiding.is_hidden(words[i])] for a, b in pieces]
        parses = self._run([forms(words, ids) for ids in shown])
        values = _Columns(len(words))
        for segment in segments_of(doc):
            if not segment.parsed:
                values.unparsed(segment)
        roots = {}
        for (start, end), ids, parse in zip(pieces, shown, parses, strict=True):
            values.fill(words, start, end, ids, parse)
            roots[start] = values.root(start, end)
        for segment in segments_of(doc):
            if segment.parsed:
                values.join([roots[a] for a, _ in cut(words, segment.start, segment.end)])
        values.write(doc)
        mark_starts(doc)  # spaCy derives them from trees, and what is not parsed has none
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield each Doc with its trees."""
        for doc in stream:
            yield self(doc)

    def _run(self, sentences: Sequence[Sequence[str]]) -> list[Analysis | None]:
        """Return the analyses in order, ``None`` for a sentence without words."""
        assert self.network is not None
        found = iter(self.network.analyse([s for s in sentences if s]))
        return [next(found) if s else None for s in sentences]

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """The network lives in the package, not in spaCy's folders."""

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> "Parser":
        """Return the component as it is."""
        return self


def forms(words: Sequence[str], ids: Sequence[int]) -> list[str]:
    """Return the tokens ``ids`` as the network is to see them: visible, short, headlines in capitals as
    small letters.
    """
    shown = [visible(words[i])[:LONGEST] or "-" for i in ids]
    letters = [w for w in shown if w.isalpha()]
    if len(letters) >= SHOUTED and all(w.isupper() for w in letters):
        return [w.lower() for w in shown]
    return shown


def cut(words: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    """Return (start, end) of pieces of at most ``MAX_WORDS`` tokens, cut after ; or , or a dash where there
    is one.
    """
    out = []
    while end - start > MAX_WORDS:
        at = start + MAX_WORDS
        for marks in _CUTS:
            place = next(
                (k for k in range(start + MAX_WORDS - 1, start + MAX_WORDS // 3, -1) if words[k] in marks),
                None,
            )
            if place is not None:
                at = place + 1
                break
        out.append((start, at))
        start = at
    out.append((start, end))
    return out


class _Columns:
    """The values of a Doc while it is being parsed, as columns."""

    def __init__(self, size: int) -> None:
        self.heads = list(range(size))
        self.deps = [""] * size
        self.upos = [""] * size
        self.xpos = [""] * size
        self.lemmas = [""] * size
        self.names = ["O"] * size
        self.doubts = [0] * size

    def unparsed(self, segment: Segment) -> None:
        """Hang the tokens of ``segment`` on its first, without labels, so that spaCy sees one sentence."""
        self.heads[segment.start : segment.end] = [segment.start] * (segment.end - segment.start)

    def fill(self, words: Sequence[str], start: int, end: int, ids: Sequence[int], parse: Analysis | None) -> None:
        """Write ``parse`` of the tokens ``ids`` and hang the hidden tokens of the piece on them."""
        heads = [-1] * (end - start)
        for k, index in enumerate(ids):
            assert parse is not None
            heads[index - start] = ids[parse.heads[k]] - start
            self.deps[index], self.upos[index], self.xpos[index] = parse.deps[k], parse.upos[k], parse.xpos[k]
            self.lemmas[index] = parse.lemmas[k]
            self.doubts[index] = parse.doubts[k]
            if parse.names:
                self.names[index] = parse.names[k]
                if k and parse.names[k][0] == "I" and index - ids[k - 1] > 1:
                    self._mend_name(words, ids[k - 1] + 1, index)
        seen = [h >= 0 for h in heads]
        for k, head in enumerate(hiding.attach(words[start:end], heads, seen)):
            self.heads[start + k] = start + head
            if not seen[k]:
                space = words[start + k].isspace()
                self.deps[start + k] = "" if space else "punct"
                self.upos[start + k] = "SPACE" if space else "PUNCT"
                self.xpos[start + k] = "" if space else "LET"

    def _mend_name(self, words: Sequence[str], start: int, end: int) -> None:
        """White space inside a name belongs to it; after a quote a new name begins."""
        label = self.names[end]
        if all(word.isspace() for word in words[start:end]):
            self.names[start:end] = [label] * (end - start)
        else:
            self.names[end] = "B" + label[1:]

    def root(self, start: int, end: int) -> int:
        """Return the token of the piece that is its own head."""
        return next(k for k in range(start, end) if self.heads[k] == k)

    def join(self, roots: Sequence[int]) -> None:
        """Hang the roots of the pieces of one sentence on the first root."""
        for root in roots:
            self.heads[root] = roots[0]
            self.deps[root] = "parataxis"
        if self.upos[roots[0]] != "SPACE":
            self.deps[roots[0]] = "ROOT"

    def write(self, doc: Doc) -> None:
        """Write the columns to ``doc``."""
        if not len(doc):
            return
        add = doc.vocab.strings.add
        columns: list[list[int]] = [
            [(head - k) & 0xFFFFFFFFFFFFFFFF for k, head in enumerate(self.heads)],
            *([add(v) if v else 0 for v in c] for c in (self.deps, self.upos, self.xpos, self.lemmas)),
            [_IOB[label[0]] for label in self.names],
            [add(label[2:]) if label != "O" else 0 for label in self.names],
        ]
        values: Any = np.array(columns, dtype=np.uint64).T
        doc.from_array(["HEAD", "DEP", "POS", "TAG", "LEMMA", "ENT_IOB", "ENT_TYPE"], values)
        doc._.kz_doubts = tuple(self.doubts)
