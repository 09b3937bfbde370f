"""Names as they vary: titles dropped, genitives undone, surnames and acronyms matched to full names."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kzgraph.lexicon.plain import plain

_ARTICLE = re.compile(r"^(de|het|een|the) ")
SMALL_WORDS = frozenset({"van", "de", "het", "der", "voor", "en", "of", "the", "and", "in", "op", "te"})


@lru_cache(maxsize=1 << 14)  # a name is compared with all others of its text
def folded(name: str) -> str:
    """Return ``name`` without accents, articles and outer marks, in lower case, for comparing."""
    return _ARTICLE.sub("", " ".join(plain(name).split())).strip("'\".,;:()")


def without_genitive(name: str) -> str:
    """Return "Tokajev" for "Tokajevs" and "Anna" for "Anna's"; other names as they are.

    A name in plain "-s" ("Pars") is only cut by a caller that knows the shorter name from elsewhere.
    """
    if name.endswith(("'s", "’s")):
        return name[:-2]
    if name.endswith(("'", "’")):
        return name[:-1]
    return name[:-1] if name.endswith("s") and len(name) > 4 else name


def is_surname_of(short: str, full: str) -> bool:
    """Return whether ``short`` is the family name, or its end, of the full name ("Poetin" of "Vladimir Poetin")."""
    a, b = folded(short).split(), folded(full).split()
    return 0 < len(a) < len(b) and b[-len(a) :] == a


def is_acronym_of(short: str, full: str) -> bool:
    """Return whether ``short`` holds the initials of ``full`` ("OM" of "Openbaar Ministerie")."""
    if not short.isupper() or len(short) < 2:
        return False
    return short.upper() in initials(full)


@lru_cache(maxsize=1 << 14)
def initials(full: str) -> frozenset[str]:
    """Return the initials of all words of ``full``, and those without small words, in capitals."""
    words = [w for w in re.split(r"[\s-]+", full) if w]
    long = "".join(w[0] for w in words).upper()
    brief = "".join(w[0] for w in words if w.lower() not in SMALL_WORDS).upper()
    return frozenset((long, brief))


class NamesByForm:
    """Names, found by what may be said for them: the same, an end of them, their initials.

    names: in any order; what is found keeps it. Sources of the rules: ``is_surname_of``, ``is_acronym_of``.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_form: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            for form in self._forms(name):
                self._by_form.setdefault(form, []).append(number)

    @staticmethod
    def _forms(name: str) -> set[str]:
        words = folded(name).split()
        ends = {" ".join(words[start:]) for start in range(len(words))}
        return ends | {folded(name)} | {f"={letters}" for letters in initials(name)} | {f"^{name.upper()}"}

    def like(self, name: str) -> Sequence[int]:
        """Return the numbers of all names that ``name`` may repeat, shorten or spell out, in order."""
        wanted = {f"={name.upper()}", *(f"^{letters}" for letters in initials(name))}
        for form in (folded(name), folded(without_genitive(name))):
            wanted |= {form, " ".join(form.split())}
        return sorted({number for form in wanted for number in self._by_form.get(form, ())})
