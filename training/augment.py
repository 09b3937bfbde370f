"""Label-preserving changes to training sentences: the same tree with words that news has and treebanks lack.

All choices come from the `random.Random` that is passed in, so the same seed gives the same sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from training import generate, wordlists
from training.treebank import NO_NAME, Sentence, Token, copy_sentence, read_text, without_quotes

QUOTES_HIDDEN_SHARE = 0.85
_PLURAL = "N|soort|mv|basis"
_COMMON = "N|soort|ev|basis|zijd|stan"
_NEUTER = "N|soort|ev|basis|onz|stan"
_NAME_COMMON = "N|eigen|ev|basis|zijd|stan"
_NAME_NEUTER = "N|eigen|ev|basis|onz|stan"
_NAME_PART = "SPEC|deeleigen"
_GAZETTEER_FILES = {"PER": "per", "LOC": "geo", "ORG": "org", "MISC": "misc"}


@dataclass(frozen=True)
class Gazetteer:
    """Names by type and number of words."""

    names: dict[tuple[str, int], tuple[tuple[str, ...], ...]]

    @classmethod
    def read(cls, folder: Path) -> Gazetteer:
        """Read the four name lists; capitalised names of at most four words are kept, in file order."""
        names: dict[tuple[str, int], list[tuple[str, ...]]] = {}
        for kind, file in _GAZETTEER_FILES.items():
            for line in read_text(folder / f"alpino_names_{file}.txt.xz").splitlines():
                words = tuple(line.split())
                if 0 < len(words) <= 4 and words[0][:1].isupper() and words[-1][:1].isalnum():
                    names.setdefault((kind, len(words)), []).append(words)
        return cls({key: tuple(values) for key, values in names.items()})

    def draw(self, rng: Random, kind: str, length: int) -> tuple[str, ...] | None:
        """A name of this type with this many words."""
        known = self.names.get((kind, length))
        return rng.choice(known) if known else None


def training_copies(
    sentences: Sequence[Sentence], names_only: Sequence[Sentence], gazetteer: Gazetteer, seed: int
) -> list[Sentence]:
    """One epoch: each sentence once, half of them changed, most without quote marks, plus made-up trees."""
    rng = Random(seed)
    epoch = []
    for sentence in sentences:
        copy = copy_sentence(sentence)
        if rng.random() < 0.55:
            copy = change_words(copy, gazetteer, rng)
        copy = change_surface(copy, rng)
        if rng.random() < QUOTES_HIDDEN_SHARE:
            copy = without_quotes(copy)
        if copy:
            epoch.append(copy)
    epoch += [change_names(copy_sentence(sentence), gazetteer, rng, 0.5) for sentence in names_only]
    epoch += [generate.sentence(rng) for _ in range(len(sentences) // 16)]
    return epoch


def change_words(sentence: Sentence, gazetteer: Gazetteer, rng: Random) -> Sentence:
    """All word changes, in a fixed order; the sentence given is used up."""
    change_names(sentence, gazetteer, rng, 0.6)
    for token in sentence:
        _change_adjective(token, rng)
        _change_day(sentence, token, rng)
        _change_noun(sentence, token, rng)
        _change_participle(sentence, token, rng)
    sentence = _insert_adjectives(sentence, rng)
    sentence = _insert_day(sentence, rng)
    if rng.random() < 0.16:
        sentence = _append_report(sentence, rng)
    return sentence


def change_surface(sentence: Sentence, rng: Random) -> Sentence:
    """Case, diacritics and headline variants."""
    draw = rng.random()
    if draw < 0.03:
        for token in sentence:
            token.form = token.form.lower()
    elif draw < 0.04:
        for token in sentence:
            token.form = token.form.upper()
    elif draw < 0.06:
        for token in sentence:
            token.form = _plain(token.form)
    elif draw < 0.13 and 3 < len(sentence) < 25 and sentence[-1].form == "." and sentence[-1].head is not None:
        return sentence[:-1]
    return sentence


def _plain(form: str) -> str:
    decomposed = unicodedata.normalize("NFD", form)
    return "".join(c for c in decomposed if not unicodedata.combining(c)) or form


def _children(sentence: Sentence, token: Token) -> list[Token]:
    return [other for other in sentence if other.head is token]


def _set(sentence: Sentence, token: Token, form: str, lemma: str) -> None:
    """Write a word, capitalised where it begins the sentence with a capital."""
    capital = token is sentence[0] and token.form[:1].isupper()
    token.form = form[:1].upper() + form[1:] if capital else form
    token.lemma = lemma


def change_names(sentence: Sentence, gazetteer: Gazetteer, rng: Random, share: float) -> Sentence:
    """Swap names for others of the same type and number of words; their inner tree stays."""
    for start, end in _name_spans(sentence):
        if rng.random() >= share:
            continue
        span = sentence[start:end]
        words = _other_name(span, gazetteer, rng)
        if words is None:
            continue
        for token, word in zip(span, words, strict=True):
            genitive = token.xpos == "N|eigen|ev|gen" and not word.endswith("s")
            token.form = word + "s" if genitive else word
            token.lemma = word
    return sentence


def _name_spans(sentence: Sentence) -> list[tuple[int, int]]:
    spans, start = [], -1
    for i, token in enumerate(sentence):
        if start >= 0 and not token.name.startswith("I-"):
            spans.append((start, i))
            start = -1
        if token.name.startswith("B-"):
            start = i
    return [*spans, (start, len(sentence))] if start >= 0 else spans


def _other_name(span: Sentence, gazetteer: Gazetteer, rng: Random) -> Sequence[str] | None:
    kind = span[0].name[2:]
    parsed = span[0].deprel != ""
    if any(not token.form[:1].isupper() for token in span) or (parsed and not _swappable(span, kind)):
        return None
    if kind == "MISC" and len(span) == 1:
        return None  # mostly adjectives and titles, whose form tells
    own = _own_name(kind, len(span), rng)
    return own if own and rng.random() < 0.5 else gazetteer.draw(rng, kind, len(span))


def _swappable(span: Sentence, kind: str) -> bool:
    """Names whose parts are plain name tokens: a swap keeps tags and tree true."""
    if len(span) > 1:
        return all(token.xpos == _NAME_PART for token in span)
    gender = {"LOC": (_NAME_NEUTER,), "PER": (_NAME_COMMON, _NAME_PART, "N|eigen|ev|gen")}
    return span[0].xpos in gender.get(kind, (_NAME_COMMON, _NAME_NEUTER))


def _own_name(kind: str, length: int, rng: Random) -> Sequence[str] | None:
    if kind == "PER" and length == 1:
        return [generate.family_name(rng)]
    if kind == "PER" and length == 2:
        return [rng.choice(wordlists.GIVEN_NAMES), generate.family_name(rng)]
    if kind == "LOC" and length == 1:
        return [rng.choice(wordlists.PLACES)]
    return [rng.choice(wordlists.ORGANISATIONS)] if kind == "ORG" and length == 1 else None


def _change_adjective(token: Token, rng: Random) -> None:
    """Nationality adjectives: "de Kazachse president" must not be read as a name."""
    national = token.upos == "ADJ" and token.deprel == "amod" and token.lemma[:1].isupper()
    if national and token.form[:1].isupper() and "-" not in token.form and rng.random() < 0.8:
        if token.xpos == "ADJ|prenom|basis|met-e|stan":
            token.form, token.lemma = generate.nationality(rng)
        elif token.xpos == "ADJ|prenom|basis|zonder":
            token.lemma = token.form = generate.nationality(rng)[1]


def _change_day(sentence: Sentence, token: Token, rng: Random) -> None:
    """Weekdays and their parts: "vrijdagochtend" must not be read as a verb."""
    bare = token.lemma in wordlists.WEEKDAYS and token.xpos == _NAME_COMMON and token.deprel in ("obl", "nmod")
    part = re.fullmatch(f"({'|'.join(wordlists.WEEKDAYS)})({'|'.join(wordlists.DAY_PARTS)})", token.lemma)
    if not (bare or (part and token.upos == "NOUN")) or rng.random() > 0.75:
        return
    day = rng.choice(wordlists.WEEKDAYS)
    if bare and (rng.random() < 0.5 or any(t.deprel == "case" for t in _children(sentence, token))):
        _set(sentence, token, day, day)
        return
    word = day + rng.choice(wordlists.DAY_PARTS)
    token.upos, token.xpos, token.feats, token.name = "NOUN", _COMMON, "Gender=Com|Number=Sing", NO_NAME
    _set(sentence, token, word, word)


def _change_noun(sentence: Sentence, token: Token, rng: Random) -> None:
    """Common nouns: swaps within number and gender, and new compounds."""
    lists = {
        _PLURAL: wordlists.PLURAL_NOUNS,
        _COMMON: tuple((n, n) for n in wordlists.COMMON_NOUNS),
        _NEUTER: tuple((n, n) for n in wordlists.NEUTER_NOUNS),
    }
    if token.xpos not in lists or token.deprel in ("fixed", "flat", "compound:prt") or token.name not in ("", "O"):
        return
    if not token.form.isalpha() or len(token.form) < 4 or token.form[1:] != token.form[1:].lower():
        return
    if token.form[0].isupper() and token is not sentence[0]:
        return
    if any(t.deprel == "fixed" for t in _children(sentence, token)):
        return
    draw = rng.random()
    if draw < 0.12:
        _set(sentence, token, *rng.choice(lists[token.xpos]))
    elif draw < 0.28 and len(token.form) <= 12:
        first = rng.choice(wordlists.COMPOUND_HEADS)
        _set(sentence, token, first + token.form.lower(), first + token.lemma.lower())


_BLOCKING = frozenset(
    [
        "xcomp",
        "ccomp",
        "iobj",
        "compound:prt",
        "expl:pv",
        "obl:arg",
        "expl",
        "csubj",
        "fixed",
        "cop",
        "flat",
        "acl",
        "advcl",
    ]
)


def _change_participle(sentence: Sentence, token: Token, rng: Random) -> None:
    """Participles by valency: passives and perfects with an object get transitive verbs, "zijn" others."""
    if token.xpos != "WW|vd|vrij|zonder" or rng.random() > 0.3:
        return
    children = _children(sentence, token)
    relations = {child.deprel for child in children}
    if relations & _BLOCKING:
        return
    passive = {"aux:pass", "nsubj:pass"} <= relations
    if passive or {"aux", "obj", "nsubj"} <= relations:
        _set(sentence, token, *rng.choice(wordlists.TRANSITIVE_PARTICIPLES))
    elif {"aux", "nsubj"} <= relations and any(c.deprel == "aux" and c.lemma == "zijn" for c in children):
        _set(sentence, token, *rng.choice(wordlists.INTRANSITIVE_PARTICIPLES))


_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent", "obl:arg", "iobj")


def _insert_adjectives(sentence: Sentence, rng: Random) -> Sentence:
    out: Sentence = []
    for i, token in enumerate(sentence):
        before = sentence[i - 1] if i else None
        fits = (
            token.xpos in (_PLURAL, _COMMON, _NEUTER)
            and token.deprel in _ARGUMENTS
            and token.form[:1].islower()
            and before is not None
            and before.head is token
            and before.form.lower() in ("de", "het", "deze", "die", "alle")
        )
        if fits and rng.random() < 0.14:
            out.append(generate.national_adjective(token, rng))
        out.append(token)
    return out


def _insert_day(sentence: Sentence, rng: Random) -> Sentence:
    """A day after the finite verb: "De betogers trokken vrijdagavond naar …"."""
    root = next(token for token in sentence if token.head is None)
    finite = [
        t
        for t in sentence
        if t.xpos.startswith("WW|pv") and (t is root or (t.head is root and t.deprel in ("aux", "aux:pass")))
    ]
    subjects = [t for t in _children(sentence, root) if t.deprel in ("nsubj", "nsubj:pass")]
    if root.upos != "VERB" or len(finite) != 1 or len(subjects) != 1 or rng.random() > 0.25:
        return sentence
    at = sentence.index(finite[0])
    follows = sentence[at + 1 : at + 2]
    early = sentence.index(subjects[0]) < at and at < 9 and all(t.deprel != "punct" for t in sentence[:at])
    noun_like = bool(follows) and follows[0].upos in ("DET", "NOUN", "ADP", "PROPN", "ADJ", "NUM")
    if not early or not noun_like or follows[0].deprel == "compound:prt" or _has_day(sentence):
        return sentence
    return [*sentence[: at + 1], generate.day(root, rng), *sentence[at + 1 :]]


def _has_day(sentence: Sentence) -> bool:
    return any(token.lemma.startswith(wordlists.WEEKDAYS) for token in sentence)


def _append_report(sentence: Sentence, rng: Random) -> Sentence:
    """A reporting tail with its subject behind the verb: "…, meldt het ministerie."."""
    root = next(token for token in sentence if token.head is None)
    complete = root.xpos.startswith("WW|") and any(t.deprel.startswith("nsubj") for t in _children(sentence, root))
    reported = any(token.deprel == "parataxis" for token in sentence)
    if sentence[-1].form != "." or not 4 < len(sentence) < 27 or not complete or reported:
        return sentence
    return [*sentence[:-1], *generate.report(root, rng), sentence[-1]]
