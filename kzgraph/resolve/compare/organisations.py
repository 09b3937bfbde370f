"""Names of organisations, places and things in parts: concepts, numbers, legal forms, initials of the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kzgraph.resolve.compare.concepts import LONGEST, WordClass, form_words, meanings, small_words
from kzgraph.resolve.compare.words import Word, word

BRACKETS = re.compile(r"\(([^()]*)\)")
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
ORDINAL = re.compile(r"(\d+)(?:e|de|ste|th|st|nd|rd|er|ere|eme|o|a)?")
ACRONYM = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁa-z&]{0,2}[A-ZА-ЯЁ]{1,6}")


@dataclass(frozen=True, slots=True)
class Element:
    """A word of a name, or what words mean. key: the concept, or the plain word; word: ``None`` for concepts."""

    key: str
    word_class: WordClass
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name without brackets, small words and legal forms.

    initials: of all words and of all but the small ones, at least two letters. acronym: the letters of a name that is
    one. plain: all words as they stand.
    """

    text: str
    plain: tuple[str, ...]
    elements: tuple[Element, ...]
    legal: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    acronym: str = ""


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
    for element in _elements(plain):
        if element.word_class is WordClass.LEGAL and (elements or len(plain) > 1):
            legal.add(element.key)
        else:
            elements.append(element)
    numbers = frozenset(e.key for e in elements if e.word_class is WordClass.NUMBER)
    letters = re.sub(r"[.\s]", "", text)
    acronym = letters.casefold() if len(letters) < 8 and ACRONYM.fullmatch(letters) else ""
    unique = tuple(dict.fromkeys(elements))
    return OrganisationName(text, plain, unique, frozenset(legal), numbers, _initials(text), acronym)


def _elements(plain: tuple[str, ...]) -> Iterator[Element]:
    known = meanings()
    at = 0
    while at < len(plain):
        for size in range(min(LONGEST, len(plain) - at), 0, -1):
            meaning = known.get(plain[at : at + size])
            if meaning is not None:
                yield from (Element(c, meaning.word_class) for c in meaning.concepts)
                at += size
                break
        else:
            yield from _element(plain[at])
            at += 1


def _element(one: str) -> Iterator[Element]:
    if one in small_words():
        return
    if number := ORDINAL.fullmatch(one):
        yield Element(number[1].lstrip("0") or "0", WordClass.NUMBER)
    elif one in ROMAN:
        yield Element(ROMAN[one], WordClass.NUMBER)
    else:
        yield Element(one, WordClass.WORD, word(one))


def _initials(text: str) -> frozenset[str]:
    words = form_words(text)
    if len(words) < 2:
        return frozenset()
    all_words = "".join(w[0] for w in words)
    content = "".join(w[0] for w in words if w not in small_words())
    return frozenset(i for i in (all_words, content) if len(i) > 1)
