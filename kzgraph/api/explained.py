"""Why a claim says what it says, for programs and for people."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzgraph.explain.explanation import Explanation
from kzgraph.explain.find import find_claim
from kzgraph.explain.from_graph import from_graph
from kzgraph.explain.render import render
from kzgraph.settings import Settings
from kzgraph.store.base import View
from kzgraph.store.readings import load_reading
from kzgraph.store.records import ClaimRecord

if TYPE_CHECKING:
    from kzgraph.pipeline import Reader


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation of a claim: ``str()`` is what ``kzgraph explain`` prints, ``data`` has its parts."""

    data: Explanation

    def as_dict(self) -> dict[str, Any]:
        """Return the parts as plain values, as ``kzgraph explain --format json`` has them."""
        return asdict(self.data)

    def __str__(self) -> str:
        """As ``kzgraph explain`` prints it."""
        return render(self.data)

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


class Again:
    """Reads articles again; the language model is loaded at the first."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def read(self) -> "Reader":
        """What reads one article and keeps why."""
        from kzgraph.pipeline import load_reader

        return load_reader(self.settings)


def explained(named: str, view: View, claims: Sequence[ClaimRecord], path: Path, again: Again) -> Explained:
    """Return why a claim says what it says; from the graph alone when ``path`` keeps no reading of its article."""
    claim = find_claim(claims, named, view.base)
    told = from_graph(claim, view)
    kept = load_reading(path, claim.document.id)
    if kept is None:
        return Explained(told)
    from kzgraph.explain.reading import read_again, with_reading

    return Explained(with_reading(told, read_again(claim, kept.article, again.settings, again.read)))
