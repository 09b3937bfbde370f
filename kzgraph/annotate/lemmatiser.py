"""Lemmas: an exact table of (form, tag) first, then the network's proposal, then analogy with the table."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kzgraph.annotate.encoding import read_json
from kzgraph.annotate.wordlist import words
from kzgraph.errors import InputError, ModelError

PARTICLES: Final = tuple(
    sorted(
        words(
            "terecht tegemoet vooruit achteruit binnen bekend gevangen tegen terug thuis open over plaats samen stil veilig "
            "voort voor vast vrij door goed klaar rond aan achter af bij in los mee na neer om onder op toe uit vol weg dood "
            "deel schoon gelijk kwijt teleur kennis bijeen ineen uiteen overeen omver omhoog omlaag heen stop"
        ),
        key=lambda p: (-len(p), p),
    )
)
"""Separable parts of verbs, longest first."""

_CLASSES: Final = ("WW", "N", "ADJ")
Table = Mapping[str, Mapping[str, str]]


class Lemmatiser:
    """Finds the lemma of a form under a CGN tag. table: tag -> lower-case form -> lemma."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._by_class: dict[str, dict[str, str]] = {c: {} for c in _CLASSES}
        self._plurals: set[str] = set()
        for tag, rows in sorted(table.items()):
            kind = tag.split("|", 1)[0]
            if kind in self._by_class and "eigen" not in tag:
                for form, lemma in rows.items():
                    self._by_class[kind].setdefault(form, lemma)
            if tag.startswith("N|soort|mv"):
                self._plurals.update(rows)

    @classmethod
    def read(cls, folder: Path) -> "Lemmatiser":
        """Return the lemmatiser of ``tables.json.gz`` in ``folder``. Raises ModelError if it cannot be read."""
        try:
            return cls(read_json(folder / "tables.json.gz")["lemma"])
        except (InputError, KeyError, TypeError) as error:
            raise ModelError(f"no usable lemma table in {folder}: {error}") from error

    def is_verb(self, form: str) -> bool:
        """Whether the lower-case ``form`` is known as a form of a verb."""
        return form in self._by_class["WW"]

    def is_plural(self, form: str) -> bool:
        """Whether the lower-case ``form`` is known as the plural of a noun."""
        return form in self._plurals

    def lemma(self, form: str, tag: str, proposal: str = "") -> str:
        """Return the lemma of ``form``. proposal: what the network says, "" for nothing.

        A name keeps its form without the genitive's ending ("Tokajevs", "Obama's"); people of a country get the singular.
        """
        if not tag or tag.startswith("LET"):
            return form
        if tag.startswith(("N|eigen", "SPEC")):
            return self._name(form, tag, proposal)
        lower = form.lower()
        found = self._table.get(tag, {}).get(lower)
        if found is not None:
            return found
        known = self._by_class.get(tag.split("|", 1)[0], {})
        if not proposal and lower in known:
            return known[lower]
        return proposal or self._analogy(lower, tag, known)

    def _analogy(self, lower: str, tag: str, known: Mapping[str, str]) -> str:
        if tag.startswith("WW"):
            for particle in PARTICLES:
                rest = lower[len(particle) :]
                if lower.startswith(particle) and len(rest) > 3 and rest in known:
                    return particle + known[rest]
        elif tag.startswith("N|soort"):
            for start in range(3, len(lower) - 3):
                if lower[start:] in known:
                    return lower[:start] + known[lower[start:]].lower()
            if "|mv" in tag:
                return singular(lower)
        elif tag.startswith("ADJ") and lower.endswith("e") and "met-e" in tag:
            return without_e(lower)
        return lower

    def _name(self, form: str, tag: str, proposal: str) -> str:
        if "|gen" in tag and form.endswith("s") and len(form) > 3:
            return form[:-1].rstrip("'’")
        if tag.startswith("N|eigen|mv") and proposal:
            return proposal
        return form


def singular(plural: str) -> str:
    """Return the singular that an unknown Dutch plural most likely has."""
    for ending, replacement in (("heden", "heid"), ("'s", ""), ("’s", ""), ("ën", ""), ("ieën", "ie")):
        if plural.endswith(ending):
            return plural[: -len(ending)] + replacement
    if plural.endswith("s") and len(plural) > 3:
        return plural[:-1]
    if plural.endswith("en") and len(plural) > 4:
        return _close(plural[:-2])
    return plural


def without_e(inflected: str) -> str:
    """Return the bare form of an inflected adjective: "grote" is groot, "vlakke" vlak, "Kazachse" Kazachs."""
    return _close(inflected[:-1]) if len(inflected) > 3 else inflected


def _close(stem: str) -> str:
    """Spell an open syllable that became closed: "stat" from "statten", "groot" from "grot(e)", "brief" from "briev(en)"."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return stem[:-1]
    vowels = "aeiou"
    if len(stem) > 2 and stem[-1] not in vowels and stem[-2] in "aou" and stem[-3] not in vowels:
        stem = stem[:-1] + stem[-2] + stem[-1]  # one vowel before one consonant was long
    if stem[-1:] in "vz":
        stem = stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
    return stem


def bare_verb(lemma: str, form: str, particles: Iterable[str]) -> str:
    """Return ``lemma`` without a particle that stands apart: kondigen for "kondigde … af", whatever was proposed."""
    for particle in particles:
        low = particle.lower()
        if lemma.startswith(low) and len(lemma) - len(low) > 2 and not form.lower().startswith(low):
            return lemma[len(low) :]
    return lemma
