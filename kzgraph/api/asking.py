"""Questions to a graph: SPARQL or a named question with its parameters, answered with Python values."""

from collections.abc import Mapping, Sequence

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from kzgraph.api.columns import Column, Kind, column_of
from kzgraph.api.rows import Rows
from kzgraph.api.values import Iri, term_from, value_from
from kzgraph.errors import InputError, QueryError
from kzgraph.store.base import Answer, Term
from kzgraph.store.memory import MemoryStore
from kzgraph.store.questions import Question, find, projected, questions
from kzgraph.store.search.index import Hit


def answer(store: MemoryStore, query: str, parameters: Mapping[str, object]) -> Answer:
    """Return what ``store`` answers to a SPARQL query or to the question of that name.

    parameters: variable → value. Raises QueryError for an unknown name or parameter, and a query that cannot be run.
    """
    question = find(query)
    terms = {name.lstrip("?$"): term_from(name, value) for name, value in parameters.items()}
    if question.name:
        return store.query(question.sparql({name: term.value for name, term in terms.items()}, base=store.base))
    return _own(store, question, terms)


def _own(store: MemoryStore, question: Question, terms: Mapping[str, Term]) -> Answer:
    """A query of the user's own: what it selects stays a column, all else is written into its text."""
    shown = projected(question.text) & set(terms)
    text = question.sparql({name: term for name, term in terms.items() if name not in shown}, base=store.base)
    return store.query(text, {name: terms[name] for name in sorted(shown)})


def rows_of(found: Answer) -> Rows:
    """Return the solutions of a SELECT. Raises QueryError for an answer of another form."""
    if isinstance(found, QueryBoolean):
        raise QueryError("an ASK query has no rows; use graph.ask(…)")
    if isinstance(found, QueryTriples):
        raise QueryError("a CONSTRUCT or DESCRIBE query has no rows; use graph.construct(…)")
    names = [variable.value for variable in found.variables]
    try:
        cells = [[value_from(cell) for cell in solution] for solution in found]
    except (OSError, ValueError) as error:  # a SERVICE that does not answer, for one
        raise QueryError(f"the query cannot be run: {' '.join(str(error).split())}") from error
    return Rows([column_of(name, [row[at] for row in cells]) for at, name in enumerate(names)], cells)


def truth_of(found: Answer) -> bool:
    """Return the answer to an ASK. Raises QueryError for an answer of another form."""
    if not isinstance(found, QueryBoolean):
        raise QueryError("this is no ASK query; use graph.query(…) for rows, graph.construct(…) for triples")
    return bool(found)


def triples_of(found: Answer) -> list[Triple]:
    """Return the triples of a CONSTRUCT or DESCRIBE, each once, sorted. Raises QueryError for another form."""
    if isinstance(found, QuerySolutions | QueryBoolean):
        raise QueryError("this query gives no triples; use graph.query(…) for rows, graph.ask(…) for yes or no")
    return sorted(set(found), key=str)


def listing() -> Rows:
    """Return the questions that come with kzgraph."""
    schema = (Column("name"), Column("title"), Column("parameters", Kind.TEXTS), Column("description"))
    return Rows(
        schema, ((one.name, one.title, tuple(p.name for p in one.parameters), one.description) for one in questions())
    )


def hits(found: Sequence[Hit]) -> Rows:
    """Return what a search found as rows. label: of the node that a name is of; file: where a text stands."""
    schema = (Column("kind", Kind.CATEGORY), Column("text"), Column("label"), Column("file"), Column("id"))
    every = (hit.entry for hit in found)
    return Rows(schema, ((str(e.kind), e.text, e.label or None, e.file or None, Iri(e.iri)) for e in every))


def checked_limit(limit: int) -> int:
    """Return ``limit``. Raises InputError when it is not from 1 to 10,000."""
    if not 0 < limit <= 10_000:
        raise InputError(f"limit={limit}: must be from 1 to 10000")
    return limit
