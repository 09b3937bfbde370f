"""People's names in parts: titles off, given names before surnames, particles, fathers' names and suffixes apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kzgraph.resolve.compare.given import given_rows, known_rows
from kzgraph.resolve.compare.sounds import stripped
from kzgraph.resolve.compare.tables import rows
from kzgraph.resolve.compare.words import Word, word

SPLIT = re.compile(r"[\s\-‐–·・/]+|(?<=\.)(?=\w)|(?<=[dDlL])['’](?=\w)")
GENITIVE = re.compile(r"['’`]s$")
SERVANT = re.compile(r"abd(?:oe|ou|[aeiou])(?:l|(.)(?=\1))?(.{3,})")
ARTICLE = "ال"
LONG_ARABIC = 4
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii")
HYPHEN = re.compile(r"(?<=\w)-(\w+)")
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

    suffix: what tells a child from its parent, or a king from another: "jr", "2". particles: those left out.
    fathers: the words that "bin" and its like stand before. hyphens: the words behind a hyphen. whole: all words and
    particles in one, plain. bare: it is a surname or a given name alone.
    """

    text: str
    words: tuple[Word, ...]
    suffix: str
    particles: frozenset[str]
    fathers: frozenset[str]
    hyphens: frozenset[str]
    whole: str
    bare: bool


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
    """Return whether so many people bear the name, in any spelling, that it shows nobody."""
    return one.plain in parts()["common"] or not _common_rows().isdisjoint(known_rows(one))


@cache
def _common_rows() -> frozenset[int]:
    """Numbers of the rows of given names that hold a common surname."""
    common = parts()["common"]
    return frozenset(n for n, row in enumerate(given_rows()) if not common.isdisjoint(row.same))


@lru_cache(maxsize=1 << 16)
def person_name(text: str) -> PersonName:
    """Return the parts of a person's name; of one that is nothing but titles, those are the name."""
    natural = _natural_order(text)
    pieces = _pieces(natural)
    sorted_out = _sorted_out(pieces, shouted=any(len(p) > 2 and p.isupper() for p in pieces))
    words = tuple(word(p) for p in sorted_out.kept) or tuple(word(p) for p in pieces) or (word(text),)
    return PersonName(
        text=text,
        words=words,
        suffix=sorted_out.suffix,
        particles=frozenset(sorted_out.particles),
        fathers=frozenset(word(p).plain for p in sorted_out.fathers),
        hyphens=frozenset(stripped(h) for h in HYPHEN.findall(natural)),
        whole="".join(word(p).plain for p in pieces[sorted_out.titles :]) or text,
        bare=len(words) == 1 or sorted_out.headless,
    )


def _natural_order(text: str) -> str:
    """Return "Daalder, Ilse" and "DAALDER Ilse" with the given name first."""
    before, comma, after = text.partition(",")
    if comma and after.strip() and _suffix(after.strip(" .")) is None:
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
        bare = GENITIVE.sub("", piece.strip(MARKS))
        if not shouted and _is_initials(bare):
            found.extend(bare)  # "JC Juncker"
        elif bare.startswith(ARTICLE) and len(bare) > LONG_ARABIC:
            found.append(bare.removeprefix(ARTICLE))
        elif bare:
            found.append(bare)
    return _servants(found)


def _servants(pieces: list[str]) -> list[str]:
    """Return "Abdel Aziz", "Abd al-Aziz" and "Abdulaziz" as one word, "abdaziz": servant of the mighty."""
    found: list[str] = []
    rest = list(pieces)
    while rest:
        piece = rest.pop(0)
        plain = stripped(piece)
        if plain in parts()["servant"] and rest:
            if stripped(rest[0]) in parts()["article"] and len(rest) > 1:
                rest.pop(0)
            found.append("Abd" + stripped(rest.pop(0)))
        elif (match := SERVANT.fullmatch(plain)) is not None:
            found.append("Abd" + match[2])
        else:
            found.append(piece)
    return found


def _is_initials(piece: str) -> bool:
    """Return whether capitals in a name of small letters are initials: "JC Juncker"."""
    plain = stripped(piece)
    if not (1 < len(piece) < 4 and piece.isupper() and piece.isascii()) or plain in ROMAN:
        return False
    return not any(plain in words for kind, words in parts().items() if kind != "common")


@dataclass(slots=True)
class _Sorted:
    """Pieces of a name by what they are. titles: how many stand first; headless: it begins with a particle."""

    kept: list[str] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    fathers: list[str] = field(default_factory=list)
    suffix: str = ""
    titles: int = 0
    headless: bool = False


def _sorted_out(pieces: list[str], *, shouted: bool) -> _Sorted:
    known = parts()
    found = _Sorted()
    after_bin = False
    for at, piece in enumerate(pieces):
        plain = stripped(piece)
        last = at == len(pieces) - 1
        mark = _suffix(plain) if found.kept and (plain not in ROMAN or piece.isupper()) else None
        if not last and not found.kept and (plain in known["title"] or _is_office(piece, pieces[at + 1 :], known)):
            found.titles += 1
        elif last and found.kept and plain in known["degree"]:
            continue
        elif mark is not None and last and (len(plain) > 1 or found.titles):
            found.suffix = mark
        elif not last and _is_small(plain, piece, shouted=shouted) and not _is_given(pieces, at):
            found.headless = found.headless or not found.kept
            if plain in known["particle"]:
                found.particles.append(plain)
            after_bin = after_bin or plain in known["father"]
        else:
            found.kept.append(piece)
            if after_bin:
                found.fathers.append(piece)
            after_bin = False
    return found


def _is_office(piece: str, rest: list[str], known: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a word in small letters before names in capitals says what somebody is: "bondskanselier"."""
    small = piece.islower() and stripped(piece) not in known["particle"] | known["article"] | known["father"]
    return small and len(piece) > LONG_ARABIC and any(p[:1].isupper() for p in rest)


def _is_small(plain: str, piece: str, *, shouted: bool) -> bool:
    """Return whether a piece is a particle, and not initials in capitals."""
    small = any(plain in parts()[kind] for kind in ("particle", "article", "father"))
    return small and len(plain) > 1 and (shouted or not piece.isupper() or not piece.isascii())


def _is_given(pieces: list[str], at: int) -> bool:
    """Return whether a short word is a given name where it stands: "Ben" before one surname."""
    return at == 0 and len(pieces) == 2 and bool(known_rows(word(pieces[0])))


def _suffix(plain: str) -> str | None:
    """Return "jr" for all ways to write it, "sr", or the number of a king."""
    low = plain.casefold()
    if low in parts()["younger"]:
        return "jr"
    if low in parts()["elder"]:
        return "sr"
    return str(ROMAN.index(low) + 1) if low in ROMAN else None
