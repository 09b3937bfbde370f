"""The language stages: what takes one article through annotation, mentions, extraction and in-document resolution."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph import __version__
from kzgraph.languages.language import DUTCH, find_language, languages
from kzgraph.model.claim import Claim
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.ids import digest, sha256_of, slug
from kzgraph.model.mention import Mention
from kzgraph.model.reading import Reading, Versions
from kzgraph.model.text import Article
from kzgraph.rdf.vocab import ONTOLOGY_VERSION
from kzgraph.settings import Settings

if TYPE_CHECKING:
    from kzgraph.extract.claims import Extraction
    from kzgraph.mentions.table import MentionTable

Understand = Callable[[Article], Reading]
Reader = Callable[[Article], "tuple[MentionTable, Extraction]"]
"""Reads one article and keeps why: drafts, trees and sources beside the claims."""


def load_language(settings: Settings) -> Understand:
    """Load the model; return what reads one article."""
    from kzgraph.lexicon.entities import EntityIndex
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.lexicon.towns import shipped_towns
    from kzgraph.resolve import read_document

    read, known = load_reader(settings), known_entities(settings.entity_files)
    found: dict[str, tuple[EntityIndex, Versions]] = {}

    def understand(article: Article) -> Reading:
        table, extraction = read(article)
        code = spoken_in(article)
        if code not in found:
            found[code] = EntityIndex(known, shipped_towns, code), versions(settings, code)
        entities, read_by = found[code]
        return read_document(article, table.mentions, extraction.claims(), entities, read_by)

    return understand


def spoken_in(article: Article) -> str:
    """Return the code of the language that reads an article: that of its region too. Raises LexiconError for none."""
    return find_language(article.language).code


def reader_of(settings: Settings) -> str:
    """Return a digest of all that the reading of a text depends on: versions, model, lexicon, names of the user.

    Readings that were made by another reader are out of date.
    """
    from kzgraph import lexicon

    parts = [f"{name} {version}" for name, version in versions(settings)]
    for root in (Path(lexicon.__path__[0]) / "data", *(one.folder for one in languages())):
        files = (file for file in root.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc"))
        parts += [f"{file.relative_to(root).as_posix()} {sha256_of(file.read_bytes())}" for file in sorted(files)]
    return digest(*parts)


def load_reader(settings: Settings) -> Reader:
    """Load the model; return what reads one article and keeps why: drafts, trees and sources beside the claims.

    Each language is loaded when the first article in it comes; Dutch, or the one that the settings name, at once.
    """
    found: dict[str, Reader] = {}

    def read(article: Article) -> "tuple[MentionTable, Extraction]":
        code = spoken_in(article)
        if code not in found:
            found[code] = _load_one(settings, code)
        return found[code](article)

    first = find_language(settings.language or DUTCH).code
    found[first] = _load_one(settings, first)
    gc.freeze()  # model and lexicon stay until the end: the collector need not go through them again and again
    return read


def _load_one(settings: Settings, code: str) -> Reader:
    from kzgraph.annotate.pipeline import load
    from kzgraph.annotate.tree import tree_of
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.classes import shipped_classes
    from kzgraph.lexicon.entities import names_with
    from kzgraph.mentions.find import Lexicon, find_mentions

    entities = names_with(settings.entity_files, code)
    lexicon = Lexicon(shipped_classes(code), entities)
    annotator, extractor = load(settings, code), load_extractor(entities, code)

    def read(article: Article) -> "tuple[MentionTable, Extraction]":
        (doc,) = map(tree_of, annotator.annotate([article]))
        table = find_mentions(doc, article.id, lexicon)
        return table, extractor.read(doc, article, table)

    return read


def resolve_all(
    articles: Sequence[Article], mentions: Sequence[Mention], claims: Sequence[Claim], settings: Settings
) -> ResolvedGraph:
    """Decide what the mentions of all articles stand for, with the shipped entities and those of the user."""
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.resolve import resolve

    return resolve(articles, mentions, claims, known_entities(settings.entity_files))


def versions(settings: Settings, language: str | None = None) -> Versions:
    """Return what the reading of a text depends on besides it: (name, version), sorted, the same on every machine.

    language: of the text; ``None`` for what texts in any language depend on.
    """
    found = {"kzgraph": __version__, "kzgraph-ontology": ONTOLOGY_VERSION}
    for name in _models(settings, language):
        found[f"model-{name}"] = _version(name)
    for file in settings.entity_files:
        found[f"entities-{slug(file.stem)}"] = sha256_of(file.read_bytes())[:16]
    return tuple(sorted(found.items()))


def _models(settings: Settings, language: str | None) -> list[str]:
    """The models of others that read a language, or all that are named."""
    if language is None:
        return [*([settings.model] if settings.model else []), *(name for _, name in settings.models)]
    if language == DUTCH:
        return [settings.model] if settings.model else []
    from kzgraph.annotate.external import model_of

    name = model_of(settings, language)
    return [name] if name is not None else []


def _version(model: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(model)
    except PackageNotFoundError:
        return "local"
