"""Documents, passages and the run: where a claim stands and what made it."""

from collections.abc import Iterator

from pyoxigraph import Literal

from kzgraph.analyse.agencies import credits_of
from kzgraph.errors import InputError
from kzgraph.model.entity import ResolvedGraph, Run
from kzgraph.model.ids import digest
from kzgraph.model.text import Article, Evidence
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import date, integer, text, words
from kzgraph.rdf.triples import TYPE, Triple, named
from kzgraph.rdf.vocab import XSD, Class, Property


def run_of(graph: ResolvedGraph, article: Article) -> Run:
    """Return the run that read ``article``; its id is a function of the text and of what read it."""
    pairs = tuple(sorted(graph.versions.get(article.id, ())))
    return Run(digest(*(f"{name} {version}" for name, version in pairs), article.sha256), article.id, pairs)


def document_triples(article: Article, iris: Iris) -> Iterator[Triple]:
    """Yield what is known of a document; its name is the title, else the file name."""
    node = iris.document(article.id)
    yield node, TYPE, named(Class.DOCUMENT)
    yield node, named(Property.NAME), text(article.title or article.file_name)
    yield node, named(Property.FILE_NAME), text(article.file_name)
    yield node, named(Property.IN_LANGUAGE), text(article.language)
    yield node, named(Property.SHA256), text(article.sha256)
    if article.published:
        yield node, named(Property.DATE_PUBLISHED), date(article.published)
    if article.publisher:
        yield node, named(Property.PUBLISHER), text(article.publisher)
    for agency in credits_of(article):
        yield node, named(Property.CREDIT_TEXT), text(agency)
    if article.url:
        yield node, named(Property.URL), Literal(article.url, datatype=named(XSD + "anyURI"))


def passage_triples(article: Article, evidence: Evidence, iris: Iris) -> Iterator[Triple]:
    """Yield a span of ``article``. Raises InputError if the quote is not what stands there."""
    if article.quote(evidence.start, evidence.end) != evidence.quote:
        raise InputError(
            f"{article.file_name}: the evidence at {evidence.start}–{evidence.end} is not what stands there"
        )
    node = iris.passage(article.id, evidence.start, evidence.end)
    yield node, TYPE, named(Class.PASSAGE)
    yield node, named(Property.EXACT), words(evidence.quote, article.language)
    if evidence.prefix:
        yield node, named(Property.PREFIX), words(evidence.prefix, article.language)
    if evidence.suffix:
        yield node, named(Property.SUFFIX), words(evidence.suffix, article.language)
    yield node, named(Property.START), integer(evidence.start)
    yield node, named(Property.END), integer(evidence.end)
    yield node, named(Property.IS_PART_OF), iris.document(article.id)


def run_triples(run: Run, iris: Iris) -> Iterator[Triple]:
    """Yield what read a document."""
    node = iris.run(run.id)
    yield node, TYPE, named(Class.RUN)
    for name, version in run.versions:
        yield node, named(Property.SOFTWARE_VERSION), text(f"{name} {version}")
    yield node, named(Property.USED), iris.document(run.document)
