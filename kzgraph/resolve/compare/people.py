"""People's names in parts: titles off, given names before surnames, particles, fathers' names and suffixes apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.resolve.compare.sounds import stripped
from kzgraph.resolve.compare.tables import rows
from kzgraph.resolve.compare.words import Word, word

SPLIT = re.compile(r"[\s\-‐–·・/]+|(?<=\.)(?=\w)|(?<=[dDlL])['’](?=\w)")
MARKS = "'\"`´’‘“”„.,;:()[]«»*ʿʾʼ"


@dataclass(frozen=True, slots=True)
class Part:
    """A row of ``people.toml``."""

    kind: str
    words: tuple[str, ...]
    example: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in order, given names first. words: without titles, particles and suffix; at least one.

    particles: those left out, plain. suffix: "jr", "iii". surname: index of the first word of the surname if the
    writing shows it.
    """

    text: str
    words: tuple[Word, ...]
    particles: frozenset[str] = frozenset()
    suffix: str = ""


@cache
def part_rows() -> tuple[Part, ...]:
    """Return all rows of parts of people's names."""
    return tuple(rows("people.toml", {"part": Part}))


@cache
def parts() -> Mapping[str, frozenset[str]]:
    """Return kind of part -> its words."""
    kinds = {row.kind for row in part_rows()}
    return {kind: frozenset(w for row in part_rows() if row.kind == kind for w in row.words) for kind in kinds}


@cache
def father_endings() -> tuple[str, ...]:
    """Return the endings of fathers' names, as ``str.endswith`` takes them."""
    return tuple(sorted(parts()["patronymic"]))


def is_patronymic(one: Word) -> bool:
    """Return whether a word inside a name is a father's name ("Vladimirovitsj")."""
    return one.plain.endswith(father_endings())


def is_common(one: Word) -> bool:
    """Return whether so many people bear the surname that it shows nobody."""
    return one.plain in parts()["common"]


@lru_cache(maxsize=1 << 16)
def person_name(text: str) -> PersonName:
    """Return the parts of a person's name; of one that is nothing but titles, those are the name."""
    pieces = _pieces(_natural_order(text))
    kept, particles, suffix = _sorted_out(pieces)
    words = tuple(word(p) for p in kept) or tuple(word(p) for p in pieces) or (word(text),)
    return PersonName(text, _without_repeats(words), particles, suffix)


def _natural_order(text: str) -> str:
    """ "Daalder, Ilse" with the given name first; so too "DAALDER Ilse"."""
    before, comma, after = text.partition(",")
    if comma and after.strip() and stripped(after.strip(" .")) not in parts()["younger"] | parts()["elder"]:
        return f"{after.strip()} {before.strip()}"
    pieces = text.split()
    big = [p for p in pieces if len(p) > 2 and p.isupper() and p.isalpha()]
    if pieces and 0 < len(big) < len(pieces) and pieces[: len(big)] == big:
        return " ".join([*pieces[len(big) :], *big])
    return text


def _pieces(text: str) -> list[str]:
    shouted = text.isupper()
    found: list[str] = []
    for piece in SPLIT.split(text):
        bare = piece.strip(MARKS)
        if 1 < len(bare) < 4 and bare.isupper() and not shouted and bare.isascii() and not _is_part(bare):
            found.extend(bare)  # "JC Juncker"
        elif bare:
            found.append(bare)
    return found


def _is_part(piece: str) -> bool:
    plain = stripped(piece)
    return any(plain in words for kind, words in parts().items() if kind != "common")


def _sorted_out(pieces: Iterable[str]) -> tuple[list[str], frozenset[str], str]:
    known = parts()
    kept: list[str] = []
    particles: set[str] = set()
    suffix = ""
    for piece in pieces:
        plain = stripped(piece).strip(MARKS)
        if plain in known["title"]:
            continue
        if kept and len(kept) > 1 and plain in known["younger"] | known["elder"] and not _initial(piece):
            suffix = plain
        elif len(plain) > 1 and plain in known["particle"] | known["father"] and not piece.isupper():
            particles.add(plain)
        else:
            kept.append(piece)
    return kept, frozenset(particles), suffix


def _initial(piece: str) -> bool:
    return len(piece) == 1


def _without_repeats(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Sergej Sergej Sjojgoe" once."""
    return tuple(dict.fromkeys(words)) if len(words) > 2 else words
