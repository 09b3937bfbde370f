"""Names of organisations, places and things in parts: concepts, numbers, legal forms, initials of the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kzgraph.resolve.compare.concepts import LONGEST, WordClass, form_words, meanings, small_words
from kzgraph.resolve.compare.sounds import stripped
from kzgraph.resolve.compare.words import Word, word

SPLIT = re.compile(r"[\s\-/&]+|(?<=[dDlL])['’]")
BRACKETS = re.compile(r"\(([^()]*)\)")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii")
LONGEST_ACRONYM = 9
ORDINAL = re.compile(r"(\d+)(?:e|de|ste|th|st|nd|rd|er|ere|eme|o|a)?")
ACRONYM = re.compile(r"[A-ZÄÖÜÉА-ЯЁ][A-ZÄÖÜÉА-ЯЁa-z&]{0,2}[A-ZÄÖÜÉА-ЯЁ]{1,6}")


@dataclass(frozen=True, slots=True)
class Element:
    """A word of a name, or what words mean.

    key: the concept, or the plain word. word: as written, ``None`` for what several words mean; it does not tell
    elements apart.
    """

    key: str
    word_class: WordClass
    word: Word | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name without brackets, small words and legal forms.

    initials: of all words, of all but the small ones, and of those with a capital, at least two. acronym: the letters
    of a name that is one; both in small letters but for mixed ones ("PvdA"). plain: all words as they stand.
    capitals: places in ``plain`` of words that may be acronyms. core: all in one but for legal forms.
    """

    text: str
    plain: tuple[str, ...]
    elements: tuple[Element, ...]
    legal: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    acronym: str = ""
    capitals: tuple[int, ...] = ()
    core: str = ""


def variants(name: str) -> Iterator[str]:
    """Yield the name, and what stands in brackets as a name of its own when it is an acronym."""
    inner = [i.strip() for i in BRACKETS.findall(name)]
    bare = " ".join(BRACKETS.sub(" ", name).split())
    acronyms = [i for i in inner if ACRONYM.fullmatch(i.replace(".", ""))]
    if not acronyms or not bare:
        yield name
        return
    yield bare
    yield from acronyms


@lru_cache(maxsize=1 << 16)
def organisation_name(text: str) -> OrganisationName:
    """Return the parts of a name."""
    plain = form_words(text) or (text.casefold(),)
    elements: list[Element] = []
    legal: set[str] = set()
    for element in _elements(plain, text):
        if element.word_class is WordClass.LEGAL and (elements or len(plain) > 1):
            legal.add(element.key)
        else:
            elements.append(element)
    numbers = frozenset(e.key for e in elements if e.word_class is WordClass.NUMBER)
    letters = re.sub(r"[.\s]", "", text)
    letters = letters.replace("&", "").replace("-", "") if len(letters) < LONGEST_ACRONYM else ""
    acronym = (stripped(letters) if letters.isupper() else letters) if ACRONYM.fullmatch(letters) else ""
    unique = tuple(dict.fromkeys(elements)) or tuple(Element(w, WordClass.WORD, word(w)) for w in plain)
    core = "".join(w for w in plain if not _is_legal(w)) or "".join(plain)
    return OrganisationName(
        text, plain, unique, frozenset(legal), numbers, _initials(text), acronym, _capitals(text, plain), core
    )


def _is_legal(one: str) -> bool:
    meaning = meanings().get((one,))
    return meaning is not None and meaning.word_class is WordClass.LEGAL


def _capitals(text: str, plain: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of the words of two letters and more that are written in capitals and mean nothing."""
    written = set(text.split())
    return tuple(i for i, w in enumerate(plain) if len(w) > 1 and w.upper() in written and (w,) not in meanings())


def _elements(plain: tuple[str, ...], text: str) -> Iterator[Element]:
    known = meanings()
    at = 0
    while at < len(plain):
        for size in range(min(LONGEST, len(plain) - at), 0, -1):
            meaning = known.get(plain[at : at + size])
            if meaning is not None:
                written = word(plain[at]) if size == 1 and len(meaning.concepts) == 1 else None
                yield from (Element(c, meaning.word_class, written) for c in meaning.concepts)
                at += size
                break
        else:
            yield from _element(plain[at], text)
            at += 1


def _element(one: str, text: str) -> Iterator[Element]:
    if one in small_words():
        return
    place = meanings().get((one.removesuffix("se"),))
    if one.endswith("se") and place is not None and place.word_class is WordClass.PLACE:  # "Brusselse"
        yield from (Element(c, place.word_class, word(one)) for c in place.concepts)
        return
    if number := ORDINAL.fullmatch(one):
        yield Element(number[1].lstrip("0") or "0", WordClass.NUMBER)
    elif one in ROMAN and f" {one.upper()}" in text:
        yield Element(str(ROMAN.index(one) + 1), WordClass.NUMBER)
    else:
        yield Element(one, WordClass.WORD, word(one))


def _initials(text: str) -> frozenset[str]:
    """Return the initials as written ("PvdA"), those of the words that are not small, and those in capitals."""
    words = [w for w in SPLIT.split(text) if w[:1].isalnum()]
    if len(words) < 2:
        return frozenset()
    written = "".join(w[0] for w in words)
    capitals = "".join(w[0] for w in words if w[0].isupper())
    content = "".join(w[0] for w in words if stripped(w) not in small_words()).upper()
    return frozenset(stripped(i) if i.isupper() else i for i in (written, capitals, content) if len(i) > 1)
