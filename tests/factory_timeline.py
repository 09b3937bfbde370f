"""Events with their claims, for what the timeline makes of them."""

from kzgraph.analyse.sayings import Basis, Source
from kzgraph.analyse.timeline.hints import hint_of
from kzgraph.analyse.timeline.moments import Moment, Telling


def telling(
    time: str | None = None,
    *,
    file: str = "a.txt",
    start: int = 0,
    words: str | None = None,
    published: str | None = "2022-01",
    source: str | None = None,
    polarity: str = "Affirmed",
) -> Telling:
    """Return a claim on an event."""
    return Telling(
        claim=f"claim/{file}-{start}",
        document=file,
        file=file,
        published=published,
        start=start,
        sources=(Source(f"actor/{source}", source),) if source else (),
        modality="Asserted",
        polarity=polarity,
        confidence="0.9",
        time=time,
        time_text=words,
        hint=hint_of(words, published),
        sentence="De dijk brak door & het water kwam.",
        quote="De dijk brak door",
    )


def moment(name: str, *tellings: Telling, times: tuple[str, ...] = (), before: tuple[str, ...] = ()) -> Moment:
    """Return an event; its claims are its own independent sources."""
    bases = tuple(Basis((one.claim,), ()) for one in tellings)
    return Moment(name, "Disaster", f"dijk {name}", (), (), ("Zijl",), before, times, tellings, bases)
