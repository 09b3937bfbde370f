# ruff: noqa: E501 - rows of tables stay on one line
"""Hand-built Dutch texts for tests of rules: trees as plain tables, no language model.

A tree is a block of lines, one token a line: ``number form lemma UPOS dep head features entity``. The features are short
(``Fin.Past.Plur``), ``-`` stands for none, the entity label may be missing, and the form ``"_`` or ``_"`` tells on which side
a quote, or any other mark, keeps its space. An empty line ends a sentence; heads count from 1 within it, 0 is the root.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kzgraph.lexicon.classes import WordClasses, shipped_classes
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import known_entities
from kzgraph.lexicon.schema import KnownEntity, WordClass
from kzgraph.mentions.find import Lexicon, MentionTable, find_mentions
from kzgraph.model.ids import sha256_of
from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number
from kzgraph.model.text import Article, Block

FEATURES = {
    "Fin": "VerbForm=Fin", "Inf": "VerbForm=Inf", "Part": "VerbForm=Part", "Past": "Tense=Past", "Pres": "Tense=Pres",
    "Sing": "Number=Sing", "Plur": "Number=Plur", "Neut": "Gender=Neut", "Com": "Gender=Com",
}  # fmt: skip
CLOSING = set(".,;:!?)”’»")  # stand right behind the word before them
OPENING = set("(“‘„«")  # stand right before the word behind them


@dataclass(frozen=True)
class Row:
    """One token of a tree. head: number in its sentence, 0 for the root. glued: no space before it."""

    form: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str = ""
    entity: str = ""


@dataclass(frozen=True)
class Case:
    """A tree with what is expected of it: the lines that begin with a mark (``=``, ``!``, ``~`` …), in order."""

    name: str
    text: str
    doc: Doc
    expected: tuple[tuple[str, str], ...]
    file: str = ""

    def lines(self, *marks: str) -> list[tuple[str, str]]:
        return [(mark, line) for mark, line in self.expected if mark in marks]


@dataclass(frozen=True)
class Reading:
    """A hand-built text with its mentions."""

    article: Article
    doc: Doc
    table: MentionTable


@cache
def dutch() -> Vocab:
    """A blank Dutch vocabulary; it only grows, so that sharing it does not join tests."""
    return spacy.blank("nl").vocab


def tree(block: str) -> Doc:
    """Return the Doc of a tree; see the top of this file for the format."""
    sentences = [[row(line) for line in part.splitlines()] for part in re.split(r"\n[ \t]*\n", block.strip())]
    rows = [r for sentence in sentences for r in sentence]
    offsets = [start for start, sentence in _starts(sentences) for _ in sentence]
    heads = [i if r.head == 0 else offsets[i] + r.head - 1 for i, r in enumerate(rows)]
    words, spaces = _spaced([r.form for r in rows])
    doc = Doc(
        dutch(),
        words=words,
        spaces=spaces,
        lemmas=[r.lemma for r in rows],
        pos=[r.pos for r in rows],
        deps=["ROOT" if r.dep == "root" else r.dep for r in rows],
        heads=heads,
        morphs=[r.morph for r in rows],
        sent_starts=[i in set(offsets) for i in range(len(rows))],
    )
    doc.ents = list(_entities(doc, rows))
    return doc


def row(line: str) -> Row:
    """Return one token of a tree."""
    fields = line.split()
    if len(fields) not in {7, 8}:
        raise ValueError(f"{line!r}: a token has 7 or 8 fields")
    _, form, lemma, pos, dep, head, features = fields[:7]
    names = [] if features == "-" else features.split(".")
    morph = "|".join(FEATURES[n] for n in names)
    return Row(form, lemma, pos, dep, int(head), morph, fields[7] if len(fields) == 8 else "")


def _starts(sentences: list[list[Row]]) -> Iterator[tuple[int, list[Row]]]:
    start = 0
    for sentence in sentences:
        yield start, sentence
        start += len(sentence)


def _spaced(forms: list[str]) -> tuple[list[str], list[bool]]:
    """Undo the marks of forms: ``"_`` opens, ``_"`` closes."""
    before = [f[:1] != "_" and f not in CLOSING for f in forms]  # a space stands before it
    behind = [f[-1:] != "_" and f not in OPENING for f in forms]
    words = [f.strip("_") or f for f in forms]
    spaces = [behind[i] and i + 1 < len(forms) and before[i + 1] for i in range(len(forms))]
    return words, spaces


def _entities(doc: Doc, rows: list[Row]) -> Iterator[Span]:
    """Neighbours with the same label are one name; "B-PER" begins a new one."""
    start = 0
    while start < len(rows):
        label, end = rows[start].entity.removeprefix("B-"), start + 1
        while label and end < len(rows) and rows[end].entity == label:
            end += 1
        if label:
            yield Span(doc, start, end, label=label)
        start = end


def cases(path: Path) -> list[Case]:
    """Return the trees of a file with what is expected of them. Raises ValueError for a double name."""
    found = [_case(block, path.name) for block in re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]]
    names = [case.name for case in found]
    if double := {n for n in names if names.count(n) > 1}:
        raise ValueError(f"{path}: {sorted(double)} stand twice")
    return found


def _case(block: str, file: str) -> Case:
    name, *lines = block.rstrip().splitlines()
    tokens = "\n".join(line for line in lines if not line or line[0].isdigit())
    expected = tuple((line[0], line[1:].strip()) for line in lines if line and not line[0].isdigit())
    doc = tree(tokens)
    return Case(name, doc.text, doc, expected, file)


def phrase(text: str, *, lemma: str | None = None) -> tuple[Doc, Any, list[Any]]:
    """Return Doc, head and tokens of a noun phrase in which all words hang on the starred one: "ruim 1.200 *toeristen"."""
    words = text.split()
    at = next(i for i, w in enumerate(words) if w.startswith("*"))
    forms = [w.removeprefix("*") for w in words]
    pos = ["NOUN" if i == at else "NUM" if w[:1].isdigit() else "X" for i, w in enumerate(forms)]
    lemmas = [lemma or w if i == at else w.lower() for i, w in enumerate(forms)]
    doc = Doc(
        dutch(),
        words=forms,
        lemmas=lemmas,
        pos=pos,
        deps=["ROOT" if i == at else "dep" for i in range(len(forms))],
        heads=[at] * len(forms),
    )
    return doc, doc[at], list(doc)


def make_article(text: str, *, published: str | None = "2022-01-07", name: str = "test.txt") -> Article:
    """Return an article of one paragraph."""
    return Article(text, name, sha256_of(text.encode()), (Block(0, len(text)),), published=published)


TINY_ENTITIES = (
    KnownEntity(key="peru", kind="state", label="Peru", adjectives=("Peruaans", "Peruaanse"), demonyms=("Peruaan", "Peruanen"), capital="lima"),
    KnownEntity(key="togo", kind="state", label="Togo", adjectives=("Togolees", "Togolese"), demonyms=("Togolees", "Togolezen")),
    KnownEntity(key="lima", kind="place", label="Lima", located_in="peru"),
    KnownEntity(key="peru_government", kind="government", label="Peruaanse regering", state="peru", metonyms=("Lima",)),
    KnownEntity(key="quispe", kind="person", label="Elena Quispe", names=("Quispe",), titles=("president",), state="peru", gender="fem"),
    KnownEntity(key="unie", kind="organisation", label="Andesunie", names=("AU",)),
)  # fmt: skip


@cache
def tiny_lexicon() -> Lexicon:
    """A handful of made-up entities and three classes."""
    rows = (
        WordClass("people", "people", "man", ("man", "vrouw", "boer", "visser", "mens"), ("er",)),
        WordClass("official", "office holders", "minister", ("minister", "president", "premier", "generaal")),
        WordClass("place", "places", "stad", ("stad", "dorp", "plein")),
    )
    return Lexicon(WordClasses(rows), EntityIndex(TINY_ENTITIES))


@cache
def shipped_lexicon() -> Lexicon:
    """The classes and entities that kzgraph comes with."""
    return Lexicon(shipped_classes(), EntityIndex(known_entities()))


def reading(doc: Doc, *, lexicon: Lexicon | None = None, published: str | None = "2022-01-07") -> Reading:
    """Return a Doc with its article and mentions."""
    article = make_article(doc.text, published=published)
    return Reading(article, doc, find_mentions(doc, article.id, lexicon or shipped_lexicon()))


# -- lists of mentions, for what comes after spaCy

WORDS: Mapping[str, tuple[str, Any]] = {
    **{kind.value: ("entity_kind", kind) for kind in EntityKind},
    "pronoun": ("kind", MentionKind.PRONOUN),
    "sing": ("number", Number.SINGULAR), "plur": ("number", Number.PLURAL),
    "masc": ("gender", Gender.MASCULINE), "fem": ("gender", Gender.FEMININE), "neut": ("gender", Gender.NEUTER),
    "I": ("person", 1), "you": ("person", 2),
    "the": ("definite", True), "this": ("demonstrative", True), "subj": ("subject", True),
}  # fmt: skip
MARKED = re.compile(r"\[(?P<words>[^\]|]+)\|(?P<flags>[^\]]*)\]")


def mentions(marked: str, *, document: str = "d") -> list[Mention]:
    """Return the mentions that a text marks as ``[words|flags]``, in order; one line is one sentence.

    Flags are words of ``WORDS`` (``person``, ``pronoun``, ``fem``, ``the``, ``subj`` …) or ``name`` for a proper name,
    ``key=peru`` for a curated entity, ``lemma=…``, ``mod=…``, ``title=…``, ``class=…``, ``case=…``, ``of=2`` and ``app=2``
    with the number of another mention, from 0.
    """
    found: list[dict[str, Any]] = []
    position = 0
    for sentence, line in enumerate(marked.strip().splitlines()):
        last = 0
        for match in MARKED.finditer(line):
            position += match.start() - last
            words = match["words"]
            found.append(_mention(words, match["flags"].split(), position, sentence, document))
            position, last = position + len(words), match.end()
        position += len(line) - last + 1
    ids = [row["id"] for row in found]
    for row in found:
        row["of"] = ids[int(row["of"])] if row.get("of") is not None else None
        row["appositions"] = tuple(ids[int(n)] for n in row.get("appositions", ()))
    return [Mention(**row) for row in found]


def _mention(words: str, flags: list[str], start: int, sentence: int, document: str) -> dict[str, Any]:
    head = words.split()[-1]
    row: dict[str, Any] = {
        "id": f"{document}/{start}-{start + len(words)}", "document": document, "start": start, "end": start + len(words),
        "text": words, "head": head, "lemma": head.lower(), "kind": MentionKind.NOMINAL, "entity_kind": EntityKind.THING,
        "label": words.removeprefix("de ").removeprefix("het "), "sentence": sentence,
    }  # fmt: skip
    plural = {"mod": "modifiers", "title": "titles", "class": "classes", "app": "appositions"}
    for flag in flags:
        key, _, value = flag.partition("=")
        if key in WORDS:
            field, constant = WORDS[key]
            row[field] = constant
        elif key == "name":
            row |= {"kind": MentionKind.NAME, "name": value.replace("_", " ") or words, "label": words}
        elif key in plural:
            row[plural[key]] = tuple(value.split(","))
        else:
            row[{"key": "entity"}.get(key, key)] = value
    if row["kind"] is MentionKind.PRONOUN:
        row.setdefault("person", 3)
    return row
