"""Read the treebanks and name lists into sentences of linked tokens."""

from __future__ import annotations

import csv
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kzgraph.errors import InputError
from kzgraph.languages.nl.annotate.encoding import is_hidden

NAME_TYPES: Final = ("PER", "LOC", "ORG", "MISC")
NO_NAME: Final = "O"
UNLABELLED: Final = ""  # a label that the network is not trained on
# alud 2.17 writes these two, UD HEAD (and so the test sets) does not.
_DROPPED_FEATURES: Final = frozenset(["Mood=Ind", "PronType=Art"])
# Sentences of each development set that never train, to watch progress.
VALIDATION_SENTENCES: Final = 200
_TREEBANKS: Final = ("alpino", "lassysmall")
_TOKEN_LINE = re.compile(r"^\d+\t")
_MEANTIME_TYPES: Final = {"ORG": "ORG", "PER": "PER", "LOC": "LOC", "PRO": "MISC"}
_INNER_WORDS: Final = frozenset(
    ["van", "de", "der", "den", "het", "'t", "of", "en", "&", "and", "the", "-", "'", ",", ".", "(", ")"]
)


@dataclass(eq=False, slots=True)
class Token:
    """One token; `head` is another token of the sentence, None for the root (or no tree: empty `deprel`)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    deprel: str
    name: str = UNLABELLED
    head: Token | None = None


Sentence = list[Token]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file (plain or .xz) that hold one well-formed tree; others are left out."""
    for block in read_text(path).split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if _TOKEN_LINE.match(line)]
        if rows and _is_tree(rows):
            yield _link(rows)


def read_text(path: Path) -> str:
    """Text of a UTF-8 file, unpacked when it ends in .xz."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def _is_tree(rows: list[list[str]]) -> bool:
    heads = [int(row[6]) if row[6].isdigit() else -1 for row in rows]
    return (
        sum(head == 0 for head in heads) == 1
        and all(0 <= head <= len(rows) for head in heads)
        and all(row[7] != "_" for row in rows)
    )


def _link(rows: list[list[str]]) -> Sentence:
    particles = {int(row[6]) for row in rows if row[7] == "compound:prt"}
    tokens = [
        Token(
            form=row[1],
            lemma=token_lemma(row[1], row[2], row[3], has_particle=i in particles),
            upos=row[3],
            xpos=row[4],
            feats=normal_features(row[5]),
            deprel=row[7],
        )
        for i, row in enumerate(rows, start=1)
    ]
    for token, row in zip(tokens, rows, strict=True):
        head = int(row[6])
        token.head = tokens[head - 1] if head else None
    return tokens


def normal_features(feats: str) -> str:
    """FEATS in the convention of UD HEAD, without ExtPos, which tells of a phrase and not of the word."""
    kept = [f for f in feats.split("|") if f not in _DROPPED_FEATURES and not f.startswith("ExtPos=")]
    return "|".join(kept) or "_"


def token_lemma(form: str, lemma: str, upos: str, *, has_particle: bool) -> str:
    """The lemma as a function of the token alone: no ``_``, no particle that stands elsewhere.

    ``gemeente_raad`` is gemeenteraad, ``aan_kondigen`` is kondigen for "kondigde … aan" and aankondigen for
    "aangekondigd"; linking letters stay: "overheidsgebouw".
    """
    if "_" not in lemma.strip("_"):
        return form if lemma == "_" else lemma
    parts = [part for part in lemma.split("_") if part]
    if upos in ("VERB", "AUX"):
        starts_with_particle = form.lower().startswith(parts[0])
        return "".join(parts) if starts_with_particle and not has_particle else parts[-1]
    return _compound_lemma(form, parts)


def _compound_lemma(form: str, parts: list[str]) -> str:
    """Keep the form's own linking letters: take the form up to where the last part begins."""
    last, shown = parts[-1], form.lower()
    keep = form if parts[0][:1].isupper() else shown
    for size in range(len(last), 1, -1):
        start = shown.rfind(last[:size].lower())
        if start > 0:
            return keep[:start] + last
    return "".join(parts)


def copy_sentence(sentence: Sentence) -> Sentence:
    """A deep copy whose heads point into the copy."""
    copies = {id(token): replace(token) for token in sentence}
    for token in copies.values():
        token.head = copies[id(token.head)] if token.head is not None else None
    return list(copies.values())


def without_quotes(sentence: Sentence) -> Sentence:
    """The sentence as the network sees it at run time; quote marks that govern something stay."""
    governors = {id(token.head) for token in sentence}
    kept = [t for t in sentence if id(t) in governors or t.head is None or not is_hidden(t.form)]
    inside = NO_NAME
    for token in kept:  # a name that began with its quote mark now begins at its first word
        if token.name.startswith("I-") and inside[2:] != token.name[2:]:
            token.name = "B-" + token.name[2:]
        inside = token.name
    return kept


def sentence_key(sentence: Sentence) -> str:
    """Letters only: finds the same sentence in two sources."""
    return re.sub(r"\W", "", "".join(token.form for token in sentence)).lower()


def add_silver_names(sentences: Iterable[Sentence], path: Path) -> int:
    """Write the names of an IOB file on the sentences with the same tokens; returns how many were found."""
    names: dict[str, list[str]] = {}
    for block in read_text(path).split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        names[" ".join(row[0] for row in rows)] = [row[1] for row in rows]
    found = 0
    for sentence in sentences:
        labels = names.get(" ".join(token.form for token in sentence))
        if labels is None:
            continue
        found += 1
        for i, (token, label) in enumerate(zip(sentence, labels, strict=True)):
            single = label.startswith("B-") and labels[i + 1 : i + 2] != ["I-" + label[2:]]
            token.name = "B-MISC" if single and token.upos == "ADJ" else label  # "Duitse" is no place
    return found


def read_meantime(path: Path) -> list[list[Sentence]]:
    """Articles of MEANTIME's coreference file as names-only sentences.

    Mentions that are names are kept (every word capitalised, or a small word inside); capitalised words
    outside any of them stay unlabelled, since not every sentence of MEANTIME is annotated.
    """
    articles: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for row in csv.DictReader(read_text(path).splitlines()):
        article = articles.setdefault(row["topic/subtopic_name"], {})
        article.setdefault(row["sent_id"], []).append((row["token"], row["reference"]))
    return [[_meantime_sentence(rows) for rows in article.values()] for article in articles.values()]


def _meantime_sentence(rows: list[tuple[str, str]]) -> Sentence:
    labels = [_outside_label(form, i) for i, (form, _) in enumerate(rows)]
    for start, end, kind in sorted(_mentions(rows), key=lambda m: m[1] - m[0]):
        forms = [form for form, _ in rows[start:end]]
        first = start + (forms[0].lower() in ("de", "het"))
        if kind in _MEANTIME_TYPES and first < end and _is_name([form for form, _ in rows[first:end]]):
            adjective = end - first == 1 and re.search(r"(se|sche)$", rows[first][0]) is not None
            label = "MISC" if adjective else _MEANTIME_TYPES[kind]
            labels[first:end] = ["B-" + label] + ["I-" + label] * (end - first - 1)
    return [Token(form, "", "", "", "", "", label) for (form, _), label in zip(rows, labels, strict=True)]


def _outside_label(form: str, position: int) -> str:
    return UNLABELLED if position and form[:1].isupper() else NO_NAME


def _is_name(forms: list[str]) -> bool:
    if not forms[0][:1].isupper() or forms[-1].lower() in _INNER_WORDS:
        return False
    return len(forms) <= 5 and all(f[:1].isupper() or f.lower() in _INNER_WORDS for f in forms)


def _mentions(rows: list[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the bracketed mentions of one sentence, as in CoNLL coreference columns."""
    opened: dict[str, list[int]] = {}
    found = []
    for i, (_, reference) in enumerate(rows):
        for part in reference.split("|"):
            chain = part.strip("()")
            if part.startswith("("):
                opened.setdefault(chain, []).append(i)
            if part.endswith(")") and opened.get(chain):
                found.append((opened[chain].pop(), i + 1, chain.removeprefix("cross_")[:3]))
    return found


@dataclass(frozen=True)
class Corpora:
    """What trains, what watches training, and what only evaluates."""

    train: list[Sentence]
    current: list[Sentence]  # the part of `train` in the current convention of features
    names_train: list[Sentence]
    validation: dict[str, list[Sentence]]
    test: dict[str, list[Sentence]]
    names_test: list[Sentence]


def _found(folder: Path, name: str) -> Path:
    """The file of this name, packed or not. Raises InputError when there is none."""
    for suffix in (".conllu.xz", ".conllu"):
        if (path := folder / (name + suffix)).exists():
            return path
    raise InputError(f"no {name}.conllu in {folder}; training/README.md tells where to get it")


def read_corpora(folder: Path) -> Corpora:
    """Read the folder described in training/README.md. Sentences of a test or validation set never train."""
    test = {name: list(read_conllu(_found(folder / "ud/test", f"nl_{name}-ud-test"))) for name in _TREEBANKS}
    validation: dict[str, list[Sentence]] = {}
    pool: list[Sentence] = []
    for name in _TREEBANKS:
        sentences = list(read_conllu(_found(folder / "ud/dev", f"nl_{name}-ud-dev")))
        validation[name] = sentences[:VALIDATION_SENTENCES]
        pool += sentences[VALIDATION_SENTENCES:]
    current = {id(sentence) for sentence in pool}
    for path in sorted((folder / "ud/train").glob("*.conllu*")):
        pool += read_conllu(path)
    held = {sentence_key(s) for part in (*test.values(), *validation.values()) for s in part}
    train = [sentence for sentence in pool if sentence_key(sentence) not in held and len(sentence) <= 90]
    silver = folder / "ner/alpino_names_silver.iob.xz"
    if silver.exists():
        add_silver_names(train, silver)
    articles = read_meantime(folder / "ner/meantime_nl/conll.csv.xz")
    return Corpora(
        train=train,
        current=[sentence for sentence in train if id(sentence) in current],
        names_train=[s for i, article in enumerate(articles) if i % 5 for s in article if 3 < len(s) <= 90],
        validation=validation,
        test=test,
        names_test=[s for i, article in enumerate(articles) if i % 5 == 0 for s in article],
    )
