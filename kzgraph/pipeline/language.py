"""The language stages: what takes one article through annotation, mentions, extraction and in-document resolution."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph import __version__
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

    read, read_by = load_reader(settings), versions(settings)
    entities = EntityIndex(known_entities(settings.entity_files), shipped_towns)

    def understand(article: Article) -> Reading:
        table, extraction = read(article)
        return read_document(article, table.mentions, extraction.claims(), entities, read_by)

    return understand


def reader_of(settings: Settings) -> str:
    """Return a digest of all that the reading of a text depends on: versions, model, lexicon, names of the user.

    Readings that were made by another reader are out of date.
    """
    from kzgraph import lexicon
    from kzgraph.languages.language import languages

    parts = [f"{name} {version}" for name, version in versions(settings)]
    for root in (Path(lexicon.__path__[0]) / "data", *(one.folder for one in languages())):
        files = (file for file in root.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc"))
        parts += [f"{file.relative_to(root).as_posix()} {sha256_of(file.read_bytes())}" for file in sorted(files)]
    return digest(*parts)


def load_reader(settings: Settings) -> Reader:
    """Load the model; return what reads one article and keeps why: drafts, trees and sources beside the claims."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.annotate.tree import tree_of
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.classes import shipped_classes
    from kzgraph.lexicon.entities import EntityIndex
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.mentions.find import Lexicon, find_mentions

    lexicon = Lexicon(shipped_classes(), EntityIndex(known_entities(settings.entity_files)))
    annotator, extractor = load(settings), load_extractor(lexicon.entities)
    gc.freeze()  # model and lexicon stay until the end: the collector need not go through them again and again

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


def versions(settings: Settings) -> Versions:
    """Return what the reading of a text depends on besides it: (name, version), sorted, the same on every machine."""
    found = {"kzgraph": __version__, "kzgraph-ontology": ONTOLOGY_VERSION}
    if settings.model:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found[f"model-{settings.model}"] = version(settings.model)
        except PackageNotFoundError:
            found[f"model-{settings.model}"] = "local"
    for file in settings.entity_files:
        found[f"entities-{slug(file.stem)}"] = sha256_of(file.read_bytes())[:16]
    return tuple(sorted(found.items()))
