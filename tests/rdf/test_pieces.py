"""A document whose events got other names is the one that it would have been with these names from the start."""

from dataclasses import replace

import pytest
from factory_graph import resolved_graph
from pyoxigraph import NamedNode

from kzgraph.model.entity import ResolvedGraph
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.pieces import renamed, to_piece
from kzgraph.rdf.vocab import Property

WHOLE = resolved_graph()
FIRST, SECOND, *_ = sorted({*WHOLE.event_of.values()})


def graph(event_of: dict[str, str]) -> ResolvedGraph:
    """One document of the graph, whose events are all told of by others too."""
    article = next(one for one in WHOLE.articles if any(c.document == one.id for c in WHOLE.claims))
    claims = tuple(c for c in WHOLE.claims if c.document == article.id)
    return replace(WHOLE, articles=(article,), claims=claims, events=(), event_of=event_of)


@pytest.mark.parametrize("base", ["https://w3id.org/kzgraph/id/", "https://voorbeeld.example/número/"])
@pytest.mark.parametrize(
    "names",
    [
        {FIRST: "event/00"},
        {FIRST: SECOND, SECOND: "event/ff"},  # a name that another one had
        {FIRST: "event/zz", "event/unknown": "event/00"},
        {},
    ],
)
def test_other_names_are_those_from_the_start(names: dict[str, str], base: str) -> None:
    then = nquads(to_piece(graph(dict(WHOLE.event_of)), base=base).own)
    now = {claim: names.get(event, event) for claim, event in WHOLE.event_of.items()}
    assert renamed(then, names, Iris(base)) == nquads(to_piece(graph(now), base=base).own)


def test_words_of_a_text_that_look_like_a_name_stay() -> None:
    claim, event = NamedNode("https://x.example/claim/1"), Iris().event(FIRST)
    quoted = f'<https://x.example/claim/1> <{Property.CUE}> "<{claim.value}> <{Property.DESCRIBES}> {event}" .\n'
    assert renamed(quoted.encode(), {FIRST: SECOND}, Iris()) == quoted.encode()
