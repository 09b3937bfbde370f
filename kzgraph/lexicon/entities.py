"""The curated entities, indexed by name, adjective, demonym and metonym."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from kzgraph.languages.language import DUTCH, of_language
from kzgraph.lexicon.loader import entity_forms, known_entities
from kzgraph.lexicon.plain import plain
from kzgraph.lexicon.schema import EntityForms, KnownEntity
from kzgraph.lexicon.towns import Town, Towns, is_town

SHARED = frozenset({"person", "organisation", "media"})  # kinds whose names are much the same in all languages
SHORT = 4  # names up to this length ("EU", "Rus", "VS") must match in upper and lower case


class NameKind(StrEnum):
    """How a form names the entity."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a row of words. start, end: word indices, half-open."""

    start: int
    end: int
    entity: KnownEntity
    kind: NameKind


_ORDER = tuple(NameKind)
_Row: TypeAlias = tuple[KnownEntity, NameKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of names. number: its place among those of as many words; rows: whose it is, the best first."""

    number: int
    rows: list[_Row]


class EntityIndex:
    """Finds curated names in sequences of words. Building it costs some 10 ms for a thousand entities."""

    def __init__(
        self,
        entities: Iterable[KnownEntity],
        towns: Callable[[], Towns] | None = None,
        language: str = DUTCH,
    ) -> None:
        """Index ``entities`` by what ``language`` calls them.

        towns: gives the towns to look further names up in, when it comes to that.
        """
        self._language = language
        self.entities = {e.key: e for e in entities}
        self._towns = towns
        self._forms: dict[str, dict[int, dict[tuple[str, ...], _Form]]] = {}  # first word -> number of words -> words
        self._adjectives: dict[str, KnownEntity] = {}
        self._metonyms: dict[str, KnownEntity] = {}
        self._government: dict[str, KnownEntity] = {}
        for entity in self.entities.values():
            self._add(entity)
        for form in (one for lengths in self._forms.values() for forms in lengths.values() for one in forms.values()):
            form.rows.sort(key=_preferred)

    def _add(self, entity: KnownEntity) -> None:
        row = _in_language(entity, self._language)
        for name in (*([row.label] if row.label else []), *row.names, *row.en):
            self._add_form(entity, name, NameKind.NAME)
        for name in row.demonyms:
            self._add_form(entity, name, NameKind.DEMONYM)
        for name in row.metonyms:
            self._metonyms.setdefault(plain(name), entity)
            if not name.lower().startswith(("het ", "de ")):
                self._add_form(entity, name, NameKind.METONYM)
        for adjective in row.adjectives:
            self._adjectives.setdefault(plain(adjective), entity)
        if entity.kind == "government" and entity.state:
            self._government.setdefault(entity.state, entity)

    def _add_form(self, entity: KnownEntity, name: str, kind: NameKind) -> None:
        words = tuple(name.replace("-", " - ").split())
        key = tuple(plain(w) for w in words)
        if key:
            forms = self._forms.setdefault(key[0], {}).setdefault(len(key), {})
            forms.setdefault(key, _Form(len(forms), [])).rows.append((entity, kind, words))

    def get(self, key: str) -> KnownEntity | None:
        """Return the entity with this key, if there is one: a curated one or a town."""
        found = self.entities.get(key)
        if found is not None or self._towns is None or not is_town(key):
            return found
        town = self._towns().get(key)
        return town.entity() if town is not None else None

    def town(self, name: str, states: Collection[str]) -> Town | None:
        """Return the town that ``name`` means in a text that speaks of ``states``, for a name that is not curated."""
        return self._towns().named(name, states) if self._towns is not None else None

    def by_adjective(self, word: str) -> KnownEntity | None:
        """Return the state that an adjective belongs to: "Kazachse" is Kazakhstan."""
        return self._adjectives.get(plain(word)) if word[:1].isupper() else None

    def government_of(self, state: str) -> KnownEntity | None:
        """Return the government of the state with this key."""
        return self._government.get(state)

    def metonym(self, name: str) -> KnownEntity | None:
        """Return the government that a capital or building stands for when it acts ("Moskou", "het Kremlin")."""
        return self._metonyms.get(plain(name))

    def lookup(self, name: str) -> list[tuple[KnownEntity, NameKind]]:
        """Return all entities with exactly this name, best kind first."""
        words = name.replace("-", " - ").split()
        match = self._longest(words, [plain(w) for w in words], 0) if words else None
        return [(match.entity, match.kind)] if match is not None and match.end == len(words) else []

    def find(self, words: Sequence[str]) -> list[NameMatch]:
        """Return all names in ``words``, longest first from the left, not overlapping. "Tokajevs" matches "Tokajev".

        Words are as in the text, with hyphenated words split into parts by the caller or not at all.
        """
        folded = [plain(w) for w in words]
        found: list[NameMatch] = []
        i = 0
        while i < len(words):
            match = self._longest(words, folded, i)
            if match is None:
                i += 1
            else:
                found.append(match)
                i = match.end
        return found

    def _longest(self, words: Sequence[str], folded: Sequence[str], start: int) -> NameMatch | None:
        by_length = self._forms.get(folded[start], {})
        for length in sorted(by_length, reverse=True):
            end = start + length
            if end > len(words):
                continue
            forms = by_length[length]
            before, last = folded[start : end - 1], _without_genitive(folded[end - 1])
            found = [form for word in last if (form := forms.get((*before, word))) is not None]
            for form in sorted(found, key=lambda f: f.number):
                if (match := _match(form, words, start, end)) is not None:
                    return match
        for first in _without_genitive(folded[start])[1:]:
            form = self._forms.get(first, {}).get(1, {}).get((first,))
            if form is not None and (match := _match(form, words, start, start + 1)) is not None:
                return match
        return None


def _match(form: _Form, words: Sequence[str], start: int, end: int) -> NameMatch | None:
    named = words[start:end]
    row = next((r for r in form.rows if _case_fits(named, r[2])), None)
    return NameMatch(start, end, row[0], row[1]) if row is not None else None


@of_language
def shipped_names(language: str) -> EntityIndex:
    """Return the curated entities by what a language calls them."""
    return EntityIndex(known_entities(), language=language)


def names_with(files: Sequence[Path], language: str = DUTCH) -> EntityIndex:
    """Return the curated entities and those of the user's ``files``. Raises LexiconError as ``known_entities`` does."""
    return EntityIndex(known_entities(files), language=language) if files else shipped_names(language)


def _in_language(entity: KnownEntity, language: str) -> KnownEntity:
    """The entity with the names of a language: those of people and organisations are the same in all, nearly."""
    if language == DUTCH:
        return entity
    forms = entity_forms(language).get(entity.key) or EntityForms(entity.key)
    shared = entity.kind in SHARED
    return replace(
        entity,
        label=entity.label if shared or not entity.en else "",
        names=(*forms.names, *(entity.names if shared else ())),
        adjectives=forms.adjectives,
        demonyms=forms.demonyms,
        metonyms=forms.metonyms,
    )


def _preferred(row: _Row) -> tuple[int, str]:
    """Names before demonyms before metonyms; then by key, so that the order of files does not matter."""
    return _ORDER.index(row[1]), row[0].key


def _without_genitive(word: str) -> tuple[str, ...]:
    forms = [word]
    if word.endswith("'s"):
        forms.append(word[:-2])
    elif (word.endswith("s") and len(word) > SHORT) or word.endswith("'"):
        forms.append(word[:-1])
    return tuple(forms)


def _case_fits(words: Sequence[str], name: tuple[str, ...]) -> bool:
    """A name needs its capitals ("Polen" is no "polen"); short forms must match exactly, long ones may be capitals."""
    for word, wanted in zip(words, name, strict=True):
        if wanted[:1].isupper() and not word[:1].isupper():
            return False
        if (
            len(wanted) <= SHORT
            and wanted.isupper()
            and not word.isupper()
            and not (len(word) == len(wanted) + 1 and word.endswith("s") and word[:-1].isupper())
            and not word.split("'")[0].isupper()
        ):
            return False
    return True
