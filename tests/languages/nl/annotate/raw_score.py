"""Scores the whole pipeline from raw text against CoNLL-U, as the CoNLL 2018 shared task did: F1 over
character spans.

Run it by hand::

python tests/languages/nl/annotate/raw_score.py FILE.conllu[.xz] … [--errors N]

The sentences of one paragraph (same identifier up to the sentence number) are joined by blanks: the end of
a paragraph is known to the pipeline, which gets it from ingest.
"""

import argparse
import lzma
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kzgraph.annotate.extensions import sentences
from kzgraph.annotate.pipeline import Annotator, load
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article, Block
from kzgraph.settings import Settings

Span = tuple[int, int]
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "conj", "acl:relcl")


@dataclass(frozen=True)
class Word:
    """A word of either side. start, end: offsets in the text without white space; head: span of the head or
    ``None``.
    """

    span: Span
    head: Span | None
    dep: str
    upos: str
    xpos: str
    lemma: str


@dataclass(frozen=True)
class Analysis:
    """Words by span, and the spans of the sentences."""

    words: dict[Span, Word]
    sentences: frozenset[Span]


def read(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Return (sentence id, rows) of each sentence in a CoNLL-U file."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    out = []
    for part in text.split("\n\n"):
        rows = [line.split("\t") for line in part.split("\n") if re.match(r"\d+\t", line)]
        name = re.search(r"# sent_id = (.+)", part)
        if rows:
            out.append((name[1] if name else "", rows))
    return out


def documents(path: Path, joined: bool = False) -> Iterator[list[list[list[list[str]]]]]:
    """Yield documents of about 20 sentences as lists of paragraphs, which are lists of sentences.

    joined: the ends of paragraphs are not told, each document is one paragraph.
    """
    current: list[list[list[list[str]]]] = []
    last = ""
    for name, rows in read(path):
        key = re.sub(r"[.\\|-]*(?:s\.?)?\d+$", "", name.removesuffix(".xml"))
        if key != last and sum(map(len, current)) >= 20:
            yield current
            current = []
        if (key != last and not joined) or not current:
            current.append([])
        current[-1].append(rows)
        last = key
    if current:
        yield current


def article(document: list[list[list[list[str]]]]) -> Article:
    """Return ``document`` as an article: paragraphs apart by empty lines, sentences by blanks."""
    texts = [
        " ".join("".join(r[1] + ("" if "SpaceAfter=No" in r[9] else " ") for r in rows).strip() for rows in paragraph)
        for paragraph in document
    ]
    blocks = []
    position = 0
    for text in texts:
        blocks.append(Block(position, position + len(text)))
        position += len(text) + 2
    whole = "\n\n".join(texts)
    return Article(whole, "x", sha256_of(whole.encode()), tuple(blocks))


def gold(document: list[list[list[list[str]]]]) -> Analysis:
    """Return the analysis that the treebank holds."""
    words: dict[Span, Word] = {}
    spans = []
    position = 0
    for rows in (rows for paragraph in document for rows in paragraph):
        places = []
        for row in rows:
            end = position + len(re.sub(r"\s", "", row[1]))
            places.append((position, end))
            position = end
        spans.append((places[0][0], places[-1][1]))
        for row, place in zip(rows, places, strict=True):
            head = places[int(row[6]) - 1] if int(row[6]) else None
            words[place] = Word(place, head, row[7], row[3], row[4], row[2])
    return Analysis(words, frozenset(spans))


def system(doc: Doc) -> Analysis:
    """Return the analysis of ``doc``."""
    places: dict[int, Span] = {}
    position = 0
    for token in doc:
        end = position + len(re.sub(r"\s", "", token.text))
        places[token.i] = (position, end)
        position = end
    words = {}
    spans = []
    for _, sentence in sentences(doc):
        tokens = [t for t in sentence if not t.is_space]
        spans.append((places[tokens[0].i][0], places[tokens[-1].i][1]))
        for t in tokens:
            head = None if t.head == t else places[t.head.i]
            dep = "root" if t.head == t else t.dep_
            words[places[t.i]] = Word(places[t.i], head, dep, t.pos_, t.tag_, t.lemma_)
    return Analysis(words, frozenset(spans))


def compare(pairs: list[tuple[Analysis, Analysis]]) -> dict[str, float]:
    """Return F1 of tokens, sentences, POS, tags, lemmas, UAS, LAS and RELATIONS over (gold, system) pairs."""
    right = dict.fromkeys(("tokens", "sentences", "upos", "xpos", "lemma", "uas", "las"), 0)
    golds = systems = gold_sentences = system_sentences = 0
    for truth, found in pairs:
        golds += len(truth.words)
        systems += len(found.words)
        gold_sentences += len(truth.sentences)
        system_sentences += len(found.sentences)
        right["sentences"] += len(truth.sentences & found.sentences)
        for span, word in found.words.items():
            other = truth.words.get(span)
            if other is not None:
                right["tokens"] += 1
                right["upos"] += word.upos == other.upos
                right["xpos"] += word.xpos == other.xpos
                right["lemma"] += _plain(word) == _plain(other)
                right["uas"] += word.head == other.head
                right["las"] += word.head == other.head and word.dep == other.dep
    out = {k: 2 * v / max(1, golds + systems) for k, v in right.items()}
    out.update({relation: relation_f1(pairs, relation) for relation in RELATIONS})
    out["sentences"] = 2 * right["sentences"] / max(1, gold_sentences + system_sentences)
    return out


def relation_f1(pairs: list[tuple[Analysis, Analysis]], relation: str) -> float:
    """Return F1 of the arcs with ``relation``: same dependent, same head, same label."""
    arcs = [
        {(i, w.span, w.head) for i, pair in enumerate(pairs) for w in pair[side].words.values() if w.dep == relation}
        for side in (0, 1)
    ]
    return 2 * len(arcs[0] & arcs[1]) / max(1, len(arcs[0]) + len(arcs[1]))


def _plain(word: Word) -> str:
    """Return the lemma without compound marks; a particle that stands apart counts on neither side."""
    return word.lemma.split("_")[-1].lower()[-6:] if "_" in word.lemma else word.lemma.lower()[-6:]


def score(paths: list[Path], annotator: Annotator, *, errors: int = 0, joined: bool = False) -> dict[str, float]:
    """Return the scores over ``paths`` and the words per second; print ``errors`` wrong sentences to
    stderr.
    """
    docs = [d for p in paths for d in documents(p, joined)]
    articles = [article(d) for d in docs]
    begin = time.process_time()
    found = list(annotator.annotate(articles))
    seconds = time.process_time() - begin
    pairs = [(gold(d), system(f)) for d, f in zip(docs, found, strict=True)]
    for (truth, guess), source in zip(pairs, articles, strict=True):
        plain = re.sub(r"\s", "", source.text)
        starts = {a for a, _ in guess.sentences} ^ {a for a, _ in truth.sentences}
        for start in sorted(starts):
            if errors > 0:
                kind = "MISSED" if any(a == start for a, _ in truth.sentences) else "FALSE"
                print(kind, plain[max(0, start - 40) : start], "##", plain[start : start + 30], file=sys.stderr)
                errors -= 1
    out = compare(pairs)
    out["words/s"] = sum(len(t.words) for t, _ in pairs) / seconds
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong sentence ends")
    parser.add_argument("--joined", action="store_true", help="do not tell where paragraphs end")
    args = parser.parse_args()
    annotator = load(Settings())
    for file in args.files:
        print(
            file.name,
            {k: round(v, 4) for k, v in score([file], annotator, errors=args.errors, joined=args.joined).items()},
        )
