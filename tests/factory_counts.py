"""Counts built by hand, for tests of number dossiers."""

from decimal import Decimal

from kzgraph.analyse.numbers.bounds import Bounds
from kzgraph.analyse.numbers.count import Count, Node, Paper, Voice
from kzgraph.analyse.numbers.scene import Scene
from kzgraph.model.ids import digest

LAND = "actor/ostland"
"""A state that there is not."""


def bounds(text: str) -> Bounds:
    """Return "18", ">=18", "<=18", "~18" or "20-99" as bounds."""
    if text.startswith(">="):
        return Bounds(Decimal(text[2:]), None)
    if text.startswith("<="):
        return Bounds(None, Decimal(text[2:]))
    if text.startswith("~"):
        return Bounds(Decimal(text[1:]), Decimal(text[1:]), about=True)
    low, _, high = text.partition("-")
    return Bounds(Decimal(low), Decimal(high or low))


def voice(label: str, *, kind: str = "Body", states: tuple[str, ...] = ()) -> Voice:
    """Return the nearest source of a count."""
    return Voice(1, Node(f"actor/{label}", label, kind, states=states), "volgens")


def place(label: str, kind: str = "Place") -> Node:
    """Return a named place."""
    return Node(f"place/{label}", label, kind)


def count(
    number: str,
    words: str = "agenten",
    *,
    by: str | Voice | None = None,
    day: str | None = "2031-05-02",
    paper: str = "a",
    event: str = "Killing",
    lemma: str = "omkomen",
    start: int = 0,
    scope: str | None = None,
    as_of: str | None = None,
    time: str | None = None,
    where: Node | None = None,
    holders: tuple[Node, ...] = (),
    actors: tuple[Node, ...] = (),
    modality: str = "Asserted",
    rule: str = "",
) -> Count:
    """Return a count. by: label of its source, or the source itself; day: publication date of its document."""
    nearest = voice(by) if isinstance(by, str) else by
    return Count(
        claim=f"https://example.org/claim/{digest(paper, str(start), number, words)}",
        paper=Paper(f"document/{paper}", f"{paper}.txt", published=day),
        event_class=event,
        lemma=lemma,
        bounds=bounds(number),
        words=f"{number} {words}",
        group=(Node(f"group/{paper}-{words}", words, "Group", local=True),),
        actors=actors,
        rule=rule,
        places=(where,) if where else (),
        holders=holders,
        time=time,
        as_of=as_of,
        voices=(nearest,) if nearest else (),
        scope=scope,
        modality=modality,
        exact=f"{number} {words} kwamen om",
        start=start,
    )


def scenes(*counts: Count, weekdays: dict[str, set[int]] | None = None) -> list[Scene]:
    """Return a scene in one state for the document of each count."""
    papers = {one.paper.id: one.paper for one in counts}
    named = frozenset({LAND, "actor/x", "actor/y"})
    days = weekdays or {}
    return [
        Scene(paper, states=frozenset({LAND}), named=named, weekdays=frozenset(days.get(paper.file[0], ())))
        for paper in papers.values()
    ]
