"""Read the lexicon's TOML files into rows; a wrong row is refused with its file and number."""

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from kzgraph.errors import LexiconError
from kzgraph.languages.language import DUTCH, Loaded, find_language, languages, of_language
from kzgraph.lexicon.schema import (
    Anaphor,
    Control,
    CountedDeed,
    CountedGroup,
    CountingVerb,
    DeedWords,
    EntityForms,
    Epistemic,
    Frame,
    GeneralWords,
    Hazard,
    Homograph,
    Intensional,
    KnownEntity,
    LightVerb,
    NounTrigger,
    Report,
    SameWords,
    Side,
    TallyNoun,
    TimeWord,
    TitleWords,
    UnitWords,
    VerbSlots,
    Way,
    WordClass,
    WordList,
)
from kzgraph.model.mention import EntityKind, Gender

Row = TypeVar(
    "Row",
    Frame,
    NounTrigger,
    Control,
    Report,
    Epistemic,
    WordClass,
    KnownEntity,
    Homograph,
    Intensional,
    LightVerb,
    WordList,
    VerbSlots,
    SameWords,
    GeneralWords,
    DeedWords,
    TimeWord,
    TitleWords,
    UnitWords,
    EntityForms,
    TallyNoun,
    CountingVerb,
    CountedDeed,
    CountedGroup,
    Anaphor,
    Way,
    Side,
    Hazard,
)

ENTITIES = Path(__file__).parent / "data"
"""Names are known in all languages at once."""
ANY: Final = "*"
"""In place of a language: whatever has it, for what is compared across texts. Dutch comes first."""


def read_rows(path: Path, table: str, row_type: type[Row]) -> Iterator[Row]:
    """Yield the rows of ``[[table]]`` in a TOML file. Raises LexiconError with file and row number."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise LexiconError(f"{path}: cannot be read as TOML ({error}); mend the file or leave it out") from error
    tables = content.get(table, [])
    if not isinstance(tables, list) or not all(isinstance(raw, dict) for raw in tables):
        raise LexiconError(f"{path}: {table} is no list of tables; write [[{table}]] above each")
    for number, raw in enumerate(tables, start=1):
        yield _row(raw, row_type, where=f"{path.name}: [[{table}]] number {number}")


def _row(raw: Mapping[str, Any], row_type: type[Row], *, where: str) -> Row:
    fields = {f.name: f for f in dataclasses.fields(row_type)}
    if unknown := sorted(set(raw) - set(fields)):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(fields)}")
    missing = [n for n, f in fields.items() if n not in raw and _required(f)]
    if missing:
        raise LexiconError(f"{where}: key {missing[0]!r} is missing")
    return row_type(**{name: _frozen(value) for name, value in raw.items()})


def _required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _frozen(value: Any) -> Any:
    """Lists become tuples, also inside tables, so that rows are immutable."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {k: _frozen(v) for k, v in value.items()}
    return value


def lexicon_files(code: str, pattern: str) -> list[Path]:
    """Return the files of a language's lexicon that ``pattern`` fits, in order. Raises LexiconError for no language."""
    return sorted(find_language(code).lexicon.glob(pattern))


def _all(code: str, pattern: str, table: str, row_type: type[Row]) -> tuple[Row, ...]:
    return tuple(row for path in lexicon_files(code, pattern) for row in read_rows(path, table, row_type))


def _unique(rows: Iterable[Row], key: str, what: str) -> tuple[Row, ...]:
    seen: set[object] = set()
    kept = tuple(rows)
    for row in kept:
        value = getattr(row, key)
        if value in seen:
            raise LexiconError(f"{what} {value!r} stands twice; keep one of the rows")
        seen.add(value)
    return kept


@of_language
def frames(language: str) -> tuple[Frame, ...]:
    """Return all verb frames of the shipped lexicon."""
    return _unique(_all(language, "frames_*.toml", "frame", Frame), "id", "frame")


@of_language
def noun_triggers(language: str) -> tuple[NounTrigger, ...]:
    """Return all nouns that name events."""
    return _unique(_all(language, "nouns_*.toml", "noun", NounTrigger), "id", "noun")


@of_language
def controls(language: str) -> tuple[Control, ...]:
    """Return the verbs and adjectives that take an infinitive."""
    return _all(language, "control.toml", "control", Control)


@of_language
def reports(language: str) -> tuple[Report, ...]:
    """Return the cues of sources."""
    return _all(language, "report.toml", "report", Report)


@of_language
def epistemics(language: str) -> tuple[Epistemic, ...]:
    """Return the words of doubt, condition and negation."""
    return _all(language, "epistemic.toml", "epistemic", Epistemic)


@of_language
def intensionals(language: str) -> tuple[Intensional, ...]:
    """Return the words under which event nouns are not asserted."""
    return _all(language, "intensional.toml", "intensional", Intensional)


@of_language
def light_verbs(language: str) -> tuple[LightVerb, ...]:
    """Return the verbs that carry event nouns."""
    return _unique(_all(language, "light_verbs.toml", "light", LightVerb), "id", "light verb")


@of_language
def support_verbs(language: str) -> frozenset[str]:
    """Return the light verbs that say of their object no more than that the subject does it: "een aanval uitvoeren"."""
    plain = (r for r in light_verbs(language) if r.slot == "obj" and r.subject == "actor" and r.through is None)
    return frozenset(r.verb for r in plain if r.modality is None and r.polarity is None)


@of_language
def word_classes(language: str) -> tuple[WordClass, ...]:
    """Return the semantic classes of nouns."""
    return _unique(_all(language, "classes.toml", "class", WordClass), "name", "class")


@of_language
def homographs(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return form -> further verbs that it may belong to."""
    rows = _all(language, "homographs.toml", "homograph", Homograph)
    return {row.form: row.verbs for row in rows}


@of_language
def word_lists(language: str) -> Mapping[str, WordList]:
    """Return all lists of words by name. Raises LexiconError for a double name or a word that a list has twice."""
    rows = _unique(_all(language, "words*.toml", "words", WordList), "name", "list of words")
    for row in rows:
        if double := sorted({w for w in row.words if row.words.count(w) > 1}):
            raise LexiconError(f"words.toml: {row.name!r} has {double[0]!r} twice; keep one")
    return {row.name: row for row in rows}


@cache
def wordlist(name: str, language: str = DUTCH) -> frozenset[str]:
    """Return the words of a list; none, when only Dutch has it. Raises LexiconError when there is no such list.

    language: its code, or ``ANY`` for the words of all languages, where texts of several meet.
    """
    return frozenset(endings(name, language))


@cache
def endings(name: str, language: str = DUTCH) -> tuple[str, ...]:
    """Return the words of a list in the order of the file, as ``str.endswith`` takes them. Raises LexiconError."""
    if language == ANY:
        return tuple(dict.fromkeys(word for one in languages() for word in endings(name, one.code)))
    known = word_lists(language)
    if name not in known and name in word_lists(DUTCH):
        return ()
    if name not in known:
        raise LexiconError(f"words.toml: there is no list {name!r}; known are {', '.join(sorted(known))}")
    return known[name].words


@cache
def usual(name: str, language: str = DUTCH) -> str:
    """Return the first word of a list, empty where the language has none. Raises LexiconError."""
    return next(iter(endings(name, language)), "")


@cache
def time_words(kind: str, language: str = DUTCH) -> Mapping[str, int]:
    """Return word -> value of one kind of words that say when. Raises LexiconError for an unknown kind."""
    rows = tuple(row for row in time_rows(language) if row.kind == kind)
    if not rows and not any(row.kind == kind for row in time_rows(DUTCH)):
        raise LexiconError(f"times.toml: no [[time]] is of the kind {kind!r}")
    return {word: row.value for row in rows for word in row.words}


@of_language
def time_rows(language: str) -> tuple[TimeWord, ...]:
    """Return all words that say when, in the order of the file."""
    return _all(language, "times.toml", "time", TimeWord)


@cache
def verb_slots(name: str, language: str = DUTCH) -> Mapping[str, tuple[str, ...]]:
    """Return the verbs of a list with their slots, in the file's order. Raises LexiconError for an unknown list."""
    rows = tuple(row for row in _all(language, "words*.toml", "slots", VerbSlots) if row.name == name)
    if not rows and not (language != DUTCH and verb_slots(name)):
        raise LexiconError(f"words.toml: no [[slots]] is called {name!r}")
    return {row.verb: row.slots for row in _unique(rows, "verb", f"verb of {name}")}


@of_language
def unit_words(language: str) -> Mapping[str, str]:
    """Return noun lemma → the code of the unit or currency that it names."""
    rows = _unique(_all(language, "units.toml", "unit", UnitWords), "code", "unit")
    return {word: row.code for row in rows for word in row.words}


@of_language
def counting_verbs(language: str) -> Mapping[str, tuple[CountingVerb, ...]]:
    """Return verb -> the ways in which it gives a number of what was counted before."""
    rows = _unique(_all(language, "counts.toml", "counting", CountingVerb), "id", "way of counting")
    return {verb: tuple(r for r in rows if r.verb == verb) for verb in dict.fromkeys(r.verb for r in rows)}


@of_language
def tally_nouns(language: str) -> Mapping[str, TallyNoun]:
    """Return noun lemma -> what it stands for when a text counts."""
    return {row.noun: row for row in _unique(_all(language, "counts.toml", "tally", TallyNoun), "noun", "tally")}


@of_language
def counted_deeds(language: str) -> Mapping[str, str]:
    """Return noun lemma -> what to call the people whom a number of such deeds counts."""
    return {row.noun: row.people for row in _unique(_all(language, "counts.toml", "deed", CountedDeed), "noun", "deed")}


@of_language
def same_words(language: str) -> Mapping[str, str]:
    """Return noun lemma -> name of the set of nouns that mean the same group or body within a document."""
    if language == ANY:
        return _of_any(same_words)
    rows = _unique(_all(language, "coreference.toml", "same", SameWords), "name", "set of nouns")
    return {word: row.name for row in rows for word in row.words}


@of_language
def general_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return general noun -> endings of the nouns that it can point back to ("schip" -> "boot", "tanker")."""
    rows = _unique(_all(language, "coreference.toml", "general", GeneralWords), "name", "set of general nouns")
    return {word: row.kinds for row in rows for word in row.words}


@of_language
def deed_words(language: str) -> Mapping[str, DeedWords]:
    """Return noun -> the row that tells what its bearers did ("ontvoerder" -> abducts, actor)."""
    rows = _unique(_all(language, "coreference.toml", "deed", DeedWords), "name", "set of nouns of deeds")
    return {word: row for row in rows for word in row.words}


@of_language
def title_synonyms(language: str) -> Mapping[str, str]:
    """Return title -> the title that means the same office ("staatshoofd" -> "president")."""
    if language == ANY:
        return _of_any(title_synonyms)
    rows = _unique(_all(language, "coreference.toml", "title", TitleWords), "means", "title")
    return {word: row.means for row in rows for word in row.words}


def _of_any(words: Loaded[Mapping[str, str]]) -> Mapping[str, str]:
    return {word: means for one in reversed(languages()) for word, means in words(one.code).items()}


@of_language
def entity_forms(language: str) -> Mapping[str, EntityForms]:
    """Return how a language names curated entities, by their keys; nothing for Dutch, which their rows speak."""
    rows = _unique(_all(language, "entities.toml", "forms", EntityForms), "key", "entity")
    return {row.key: row for row in rows}


def known_entities(extra: Iterable[Path] = ()) -> tuple[KnownEntity, ...]:
    """Return the curated entities, then those of the user's files; of rows with the same key the last one holds.

    Raises LexiconError for a bad row, an unknown kind or gender, a malformed qid, or an unknown key in ``capital``,
    ``state`` or ``located_in``.
    """
    rows = {row.key: row for row in (*_curated(), *_entities(extra))}
    for row in rows.values():
        for field in ("capital", "state", "located_in"):
            other = getattr(row, field)
            if other is not None and other not in rows:
                raise LexiconError(f"entity {row.key!r}: {field} names the unknown entity {other!r}")
    return tuple(rows[key] for key in sorted(rows))


@cache
def _curated() -> tuple[KnownEntity, ...]:
    return tuple(_entities(sorted(ENTITIES.glob("entities_*.toml"))))


def _entities(paths: Iterable[Path]) -> Iterator[KnownEntity]:
    for path in paths:
        for row in read_rows(path, "entity", KnownEntity):
            _check_texts(row, path)
            _check_terms(row, path)
            yield row


def _check_texts(row: KnownEntity, path: Path) -> None:
    """Raise LexiconError when a value is neither text nor, where several may stand, a list of texts."""
    for field in dataclasses.fields(row):
        value, many = getattr(row, field.name), "tuple" in str(field.type)
        if value is None:
            continue
        if many != isinstance(value, tuple) or not all(isinstance(one, str) for one in (value if many else [value])):
            what = 'a list of texts, such as ["Kiev"]' if many else "text in quotes"
            raise LexiconError(f"{path.name}: entity {row.key!r}: {field.name} is {value!r}; write {what}")


def _check_terms(row: KnownEntity, path: Path) -> None:
    """Raise LexiconError when kind or gender is not one of the terms that they have, or qid no Wikidata identifier."""
    for field, terms in (("kind", EntityKind), ("gender", Gender)):
        value = getattr(row, field)
        if value is not None and value not in set(terms):
            known = ", ".join(terms)
            raise LexiconError(f"{path.name}: entity {row.key!r}: {field} is {value!r}; it must be one of {known}")
    if row.qid is not None and not re.fullmatch(r"Q[1-9][0-9]*", row.qid):
        raise LexiconError(f"{path.name}: entity {row.key!r}: qid is {row.qid!r}; write it as Q2 or leave it out")
