"""That documents say something, whom they rest on for it, and how many independent sources that makes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a claim is attributed to. local: a node of its document alone, such as "een woordvoerder"."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """That a document says something. start: offset of its evidence; sources: none when it speaks itself."""

    id: str
    document: str
    start: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Basis:
    """One independent source of several sayings. sayings: their ids, sorted. reasons: what ties them, sorted."""

    sayings: tuple[str, ...]
    reasons: tuple[str, ...]
