"""Lemmas from a table of (form, tag), by analogy with its entries for what it does not hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kzgraph.errors import ModelError

PARTICLES: Final = tuple(
    sorted(
        "terecht tegemoet vooruit achteruit binnen bekend gevangen tegen terug thuis open over plaats samen stil veilig "
        "voort voor vast vrij door goed klaar rond aan achter af bij in los mee na neer om onder op toe uit vol weg dood "
        "deel schoon gelijk kwijt teleur kennis".split(),
        key=lambda p: (-len(p), p),
    )
)
"""Separable parts of verbs, longest first."""

_SUFFIX: Final = 7


class Lemmatiser:
    """Looks (form, tag) up; else splits a particle or the first part of a compound off; else uses the longest ending."""

    def __init__(self, table: Mapping[tuple[str, str], str]) -> None:
        self._table = table
        votes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
        for (form, tag), lemma in table.items():
            if not tag.startswith(("N|", "WW", "ADJ")):
                continue
            script = _script(form, lemma.lower())
            if len(script[1]) <= 5 and script[0] <= 6:
                for size in range(1, min(_SUFFIX, len(form)) + 1):
                    votes[form[-size:], tag][script] += 1
        self._endings = {key: min(c.items(), key=lambda kv: (-kv[1], kv[0]))[0] for key, c in votes.items()}

    @classmethod
    def read(cls, path: Path) -> "Lemmatiser":
        """Return the lemmatiser of a tab-separated file: form, tag, lemma. Raises ModelError if it cannot be read."""
        try:
            rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
            return cls({(form, tag): lemma for form, tag, lemma in rows})
        except OSError as error:
            raise ModelError(f"no lemma table: {error}") from error

    def lemma(self, form: str, tag: str) -> str:
        """Return the lemma of ``form``, spelt as in the text, under a CGN ``tag``."""
        if tag.startswith(("N|eigen", "SPEC", "LET")) or not tag:
            return form
        lower = form.lower()
        found = self._table.get((lower, tag))
        if found is not None:
            return found
        if tag.startswith("WW"):
            for particle in PARTICLES:
                rest = lower[len(particle) :]
                if lower.startswith(particle) and len(rest) > 3 and (rest, tag) in self._table:
                    return particle + self._table[rest, tag]
        elif tag.startswith("N|soort") and form.isalpha():
            for cut in range(3, len(lower) - 3):
                if (lower[cut:], tag) in self._table:
                    return lower[:cut] + self._table[lower[cut:], tag].lower()
        for size in range(min(_SUFFIX, len(lower)), 0, -1):
            script = self._endings.get((lower[-size:], tag))
            if script is not None and script[0] < len(lower):
                return lower[: len(lower) - script[0]] + script[1]
        return lower


def _script(form: str, lemma: str) -> tuple[int, str]:
    """Return how many letters to cut from the end of ``form`` and what to add to get ``lemma``."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]
