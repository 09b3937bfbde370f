"""Files to articles: text, metadata, language, and the cut into furniture, headings and paragraphs."""

from kzgraph.ingest.article import ReadOptions, make_article
from kzgraph.ingest.read import ReadResult, Skipped, read_all, read_paths, read_source
from kzgraph.ingest.sources import Source, find_sources

__all__ = [
    "ReadOptions",
    "ReadResult",
    "Skipped",
    "Source",
    "find_sources",
    "make_article",
    "read_all",
    "read_paths",
    "read_source",
]
