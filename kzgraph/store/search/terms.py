"""What a person types → what is looked for. Nothing of it reaches SQLite but letters and digits.

``gewonde agenten`` finds both words in any form, ``"het leger"`` these words in this order, ``demonstr*`` words
that begin so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kzgraph.errors import QueryError
from kzgraph.store.search.words import Word, words

_PIECE = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]|([^\s\"“”„]+)")
_MOST = 32  # words of one search


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side. exact: in this form; prefix: the last one may go on."""

    words: tuple[Word, ...]
    exact: bool = False
    prefix: bool = False

    def match(self) -> str:
        """Return the FTS5 expression (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""
        plain = f'plain : {_quoted(word.plain for word in self.words)}{"*" if self.prefix else ""}'
        if self.exact or self.prefix:
            return plain
        return f"({plain} OR stem : {_quoted(word.stem for word in self.words)})"

    def range(self) -> tuple[str, str]:
        """Return the first and the last word that its last word may be, in code-point order."""
        last = self.words[-1].plain
        return last, last + "\U0010ffff" if self.prefix else last

    def marks(self, text: list[Word]) -> list[tuple[int, int]]:
        """Return where the term stands among the words of a text, as offsets."""
        size = len(self.words)
        runs = (text[at : at + size] for at in range(len(text) - size + 1))
        return [(run[0].start, run[-1].end) for run in runs if self._is(run)]

    def _is(self, run: list[Word]) -> bool:
        pairs = list(zip(self.words, run, strict=True))
        if self.prefix:
            last, there = pairs.pop()
            return there.plain.startswith(last.plain) and all(one.plain == two.plain for one, two in pairs)
        if all(one.plain == two.plain for one, two in pairs):
            return True
        return not self.exact and all(one.stem == two.stem for one, two in pairs)


def terms(text: str, *, prefix: bool = False) -> tuple[Term, ...]:
    """Return what ``text`` asks for; all of it must be found. prefix: the last word is still being typed.

    Raises QueryError when it has no word, or too many.
    """
    found = [term for piece in _PIECE.finditer(text) for term in _terms(piece)]
    if not found:
        raise QueryError(f"nothing to search for in {text[:40]!r}; give a word or a name")
    if sum(len(term.words) for term in found) > _MOST:
        raise QueryError(f"a search may have {_MOST} words")
    if prefix and not found[-1].exact:
        found[-1] = Term(found[-1].words, prefix=True)
    return tuple(found)


def expression(found: tuple[Term, ...]) -> str:
    """Return the FTS5 expression for all of the terms."""
    return " AND ".join(term.match() for term in found)


def _terms(piece: re.Match[str]) -> list[Term]:
    if piece[1] is not None:
        phrase = tuple(words(piece[1]))
        return [Term(phrase, exact=True)] if phrase else []
    inside = tuple(words(piece[2]))  # "Al-Qaida" is two words side by side
    return [Term(inside, prefix=piece[2].endswith("*"))] if inside else []


def _quoted(parts: Iterable[str]) -> str:
    return f'"{" ".join(parts)}"'
