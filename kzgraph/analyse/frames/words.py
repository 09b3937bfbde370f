"""Rival words in a text: what speakers call people, deeds and events, with the praise or blame that the word holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kzgraph.analyse.frames.rows import RivalWord, Valence, families, modifiers, rival_words

SHORTEST = 3  # letters before an ending: "hulp-troepen"

_TOKEN = re.compile(r"[\w'’-]+|,")
# What follows them says whose or where, not what: "de familie van de soldaten" are no soldiers.
_LINKS = frozenset(
    ("van", "in", "uit", "bij", "met", "op", "onder", "tegen", "die", "dat", "wie", "om", "te", "voor", "door", "naar",
     "aan", "over", "tussen", "tot", "sinds", "volgens", "en", "of", ",")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A rival word in a text. word: as it stands there, lower case; why: what the word and its modifiers hold."""

    family: str
    word: str
    valence: Valence
    why: str = ""


def word_in(text: str) -> Found | None:
    """Return what a mention names its referent by: the row of its head noun, with the modifiers before it.

    text: the words of one mention ("26 gewapende criminelen"). ``None`` when no row has its head.
    """
    tokens = head_phrase(text)
    for size in range(min(len(tokens), _longest()), 0, -1):
        row = _by_form().get(" ".join(tokens[-size:]))
        if row is not None:
            return _loaded(row, " ".join(tokens[-size:]), tokens[:-size])
    row = _by_ending(tokens[-1]) if tokens else None
    return _loaded(row, tokens[-1], tokens[:-1]) if row else None


def verb_in(lemma: str, rule: str, event_class: str) -> Found | None:
    """Return the row of a claim's verb. rule: id of the lexicon row that made the claim, for verbs of several words."""
    for verb, row in _by_verb().get(lemma, ()):
        before = verb.split()[:-1]
        if event_class in families()[row.family].classes and (not before or before[-1] in rule):
            return Found(row.family, verb, Valence(row.valence), row.why)
    return None


def head_phrase(text: str) -> list[str]:
    """Return the words of a mention up to its head noun, lower case: "de leider van de rebellen" → de, leider."""
    tokens = [token.lower().replace("’", "'").strip("'") for token in _TOKEN.findall(text)]
    while tokens and tokens[0] in _LINKS:
        tokens = tokens[1:]
    for place, token in enumerate(tokens):
        if token in _LINKS and not _goes_on(tokens, place):
            return tokens[:place]
    return tokens


def loads(text: str) -> Found | None:
    """Return the first loaded word anywhere in ``text``, such as the words of a framing; ``None`` if there is none."""
    tokens = [token.lower().replace("’", "'").strip("'") for token in _TOKEN.findall(text)]
    for start in range(len(tokens)):
        for size in range(min(_longest(), len(tokens) - start), 0, -1):
            row = _by_form().get(" ".join(tokens[start : start + size]))
            if row is not None and row.valence != Valence.NEUTRAL:
                return Found(row.family, " ".join(tokens[start : start + size]), Valence(row.valence), row.why)
        if (modifier := modifiers().get(tokens[start])) is not None:
            return Found("", tokens[start], Valence(modifier.valence), modifier.why)
    return None


def _goes_on(tokens: list[str], place: int) -> bool:
    """Whether a link word belongs to a name of several words: "agent van het buitenland"."""
    return any(
        " ".join(tokens[place - 1 : place - 1 + size]) in _by_form() for size in range(3, _longest() + 1) if place
    )


def _loaded(row: RivalWord, word: str, before: list[str]) -> Found:
    """A modifier outweighs a neutral noun; one that keeps its distance outweighs all."""
    valence, why = Valence(row.valence), row.why
    kept = [token for token in before if token in modifiers()]
    for modifier in (modifiers()[token] for token in kept):
        if valence is Valence.NEUTRAL or modifier.valence == Valence.DISTANCED:
            valence, why = Valence(modifier.valence), modifier.why
    return Found(row.family, " ".join([*kept, word]), valence, why)


@cache
def _by_form() -> Mapping[str, RivalWord]:
    return {form: row for row in rival_words() for form in row.forms}


@cache
def _by_verb() -> Mapping[str, list[tuple[str, RivalWord]]]:
    """Last word of a verb → the verb and its row, verbs of several words first."""
    found: dict[str, list[tuple[str, RivalWord]]] = {}
    for row in rival_words():
        for verb in row.verbs:
            found.setdefault(verb.split()[-1], []).append((verb, row))
    return {last: sorted(pairs, key=lambda pair: -len(pair[0].split())) for last, pairs in found.items()}


@cache
def _longest() -> int:
    return max(len(form.split()) for form in _by_form())


def _by_ending(token: str) -> RivalWord | None:
    fits = (
        row for row in rival_words() for end in row.endings if token.endswith(end) and len(token) >= len(end) + SHORTEST
    )
    return next(fits, None)
