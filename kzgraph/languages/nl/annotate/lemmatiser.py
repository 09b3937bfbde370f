"""Lemmas: an exact table of (form, tag) first, then the network's proposal, then analogy with the table."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from kzgraph.errors import InputError, ModelError
from kzgraph.languages.nl.annotate.encoding import read_json, straight
from kzgraph.languages.nl.annotate.verbforms import strong_forms, verb_lemma
from kzgraph.languages.nl.conjugation import form_table, forms_of, split_particle

_NOMINALISED: Final = (
    "loos",
    "ig",
    "lijk",
    "ziek",
    "blind",
    "arm",
    "rijk",
    "zwart",
    "blank",
    "wit",
    "groen",
    "oud",
    "jong",
)
_CLASSES: Final = ("WW", "N", "ADJ")
_AGENTS: Final = (("ers", 1), ("eurs", 1), ("aars", 1), ("isten", 2), ("anten", 2), ("enten", 2))
Table = Mapping[str, Mapping[str, str]]


class Lemmatiser:
    """Finds the lemma of a form under a CGN tag. table: tag -> lower-case form -> lemma; infinitives:
    further verbs.
    """

    def __init__(self, table: Table, infinitives: Iterable[str] = ()) -> None:
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
        verbs = self._by_class["WW"]
        self._strong = strong_forms()
        self._verb_forms = self._strong | {f: v for f, v in verbs.items() if not f.startswith("on")}
        self.lemma = lru_cache(maxsize=50_000)(self._lemma)
        lexicon = frozenset(infinitives)
        self._infinitives = lexicon.union(self._verb_forms.values())
        self._lexicon = lexicon.union(split_particle(verb)[1] for verb in lexicon)
        self._lexicon_forms = form_table(lexicon)

    @classmethod
    def read(cls, folder: Path, infinitives: Iterable[str] = ()) -> "Lemmatiser":
        """Return the lemmatiser of ``tables.json.gz`` in ``folder``. Raises ModelError if it cannot be
        read.
        """
        try:
            return cls(read_json(folder / "tables.json.gz")["lemma"], infinitives)
        except (InputError, KeyError, TypeError) as error:
            raise ModelError(f"no usable lemma table in {folder}: {error}") from error

    def is_verb(self, form: str) -> bool:
        """Whether the lower-case ``form`` is known as a form of a verb."""
        return form in self._by_class["WW"]

    def is_plural(self, form: str) -> bool:
        """Whether the lower-case ``form`` is known as the plural of a noun."""
        return form in self._plurals

    def lexicon_verb(self, form: str, lemma: str) -> str:
        """Return the one verb of the lexicon that the lower-case ``form`` belongs to, otherwise ``lemma``.

        ``lemma`` is also kept when it is a verb of the lexicon itself, with its particle or without.
        """
        verbs = self._lexicon_forms.get(form, ())
        return verbs[0] if len(verbs) == 1 and lemma not in self._lexicon else lemma

    def _lemma(self, form: str, tag: str, proposal: str = "") -> str:
        """Return the lemma of ``form``. proposal: what the network says, "" for nothing.

        A name keeps its form without the genitive's ending ("Tokajevs", "Obama's"); people of a country get
        the singular.
        """
        if not tag or tag.startswith("LET"):
            return form
        if tag.startswith(("N|eigen", "SPEC")):
            return self._name(form, tag, proposal)
        form = straight(form)
        lower = form.lower()
        found = self._table.get(tag, {}).get(lower)
        if tag.startswith("WW"):
            negated = tag.startswith("WW|vd") and lower.startswith("on") and found and not found.startswith("on")
            if found and not negated and _conjugates(found, lower, tag):
                return found
            lemma = found if found and not negated else self._verb(lower, tag, proposal)
            return lemma if "|inf|" in tag else self.lexicon_verb(lower, lemma)
        known = self._by_class.get(tag.split("|", 1)[0], {})
        if tag.startswith("N|soort"):
            return self._noun(form, tag, found or known.get(lower), proposal)
        return found or known.get(lower) or proposal or self._adjective(lower, tag)

    def _verb(self, lower: str, tag: str, proposal: str) -> str:
        return verb_lemma(lower, tag, proposal, self._verb_forms, self._infinitives, self._strong)

    def _noun(self, form: str, tag: str, known: str | None, proposal: str) -> str:
        lower = form.lower()
        if "|mv" in tag and lower.endswith("en") and self._is_from_adjective(known or proposal):
            return lower[:-1]  # "verdachten" is verdachte, "daklozen" dakloze
        if known:
            return known
        if lower.endswith("doden"):
            return lower[:-1]
        nouns = self._by_class["N"]
        shown = form if "-" in form or not form[1:].islower() else lower  # "EU-woordvoerders" keeps its capitals
        for start in range(3, len(lower) - 3):
            last = nouns.get(lower[start:], "").lower()
            if last and not (last == lower[start:] and "|mv" in tag):  # "relschoppers" is not relschop + pers
                return shown[:start] + last
        if "|mv" in tag and proposal.lower() == lower:
            return agent(proposal)
        return proposal or (singular(lower) if "|mv" in tag else lower)

    def _is_from_adjective(self, lemma: str) -> bool:
        """Whether a noun's lemma is that of a verb or an adjective: the treebank's way with "verdachten"."""
        if lemma == "dood":
            return True
        if lemma in self._by_class["N"]:
            return False
        return lemma in self._infinitives or (lemma.endswith(_NOMINALISED) and lemma in self._by_class["ADJ"])

    def _adjective(self, lower: str, tag: str) -> str:
        return without_e(lower) if tag.startswith("ADJ") and "met-e" in tag and lower.endswith("e") else lower

    def _name(self, form: str, tag: str, proposal: str) -> str:
        if "|gen" in tag and form.endswith("s") and len(form) > 3:
            return form[:-1].rstrip("'’")
        if tag.startswith("N|eigen|mv") and proposal:
            return proposal
        return form


def _conjugates(lemma: str, form: str, tag: str) -> bool:
    """Whether ``lemma`` is an infinitive of ``form``, not the form again ("konden" of "konden")."""
    return form in forms_of(lemma) and (form != lemma or "|inf|" in tag or "|tgw|" in tag)


def agent(plural: str) -> str:
    """Return the singular of a plural that names people by what they do ("relschoppers"); others stay."""
    cut = next((cut for ending, cut in _AGENTS if plural.endswith(ending)), 0)
    return plural[: len(plural) - cut]


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
    """Spell an open syllable that became closed: "stat" from "statten", "groot" from "grot(e)", "brief"
    from "briev(en)".
    """
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return stem[:-1]
    vowels = "aeiou"
    if len(stem) > 2 and stem[-1] not in vowels and stem[-2] in "aou" and stem[-3] not in vowels:
        stem = stem[:-1] + stem[-2] + stem[-1]  # one vowel before one consonant was long
    if stem[-1:] in "vz":
        stem = stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
    return stem


def bare_verb(lemma: str, form: str, particles: Iterable[str]) -> str:
    """Return ``lemma`` without a particle that stands apart: kondigen for "kondigde … af", whatever was
    proposed.
    """
    for particle in particles:
        low = particle.lower()
        if lemma.startswith(low) and len(lemma) - len(low) > 2 and not form.lower().startswith(low):
            return lemma[len(low) :]
    return lemma
