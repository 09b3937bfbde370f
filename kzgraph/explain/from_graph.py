"""What the graph itself tells of a claim."""

import re

from kzgraph.explain.explanation import Explanation, Passage, Resolved, RowInfo
from kzgraph.explain.passages import looked_up, passage
from kzgraph.lexicon.locate import DERIVED, Place, find_row
from kzgraph.rdf.vocab import Property
from kzgraph.store.base import View
from kzgraph.store.index import Index
from kzgraph.store.records import ClaimRecord, QuantityRecord

_RESOLUTION = re.compile(r"(\w+): (.*?) = ([a-z]+/[^\s:]+): ([^:]*)(?:: (.*))?", re.DOTALL)
_WITHOUT_ROW = {
    "action": "a clause with a verb and somebody who acts, which no row covers",
    "title": "a title beside a name, and the state or body that it is held of",
    "scare-quotes": "a description between quotation marks in a source's words",
    "so-called": "a description that the text calls so-called",
    "copula": "a word that judges, which a source says something is",
}


def from_graph(claim: ClaimRecord, view: View) -> Explanation:
    """Return what a graph tells of ``claim`` without its text."""
    return Explanation(
        claim=claim,
        read_again=False,
        passages=(_sentence(claim, view),),
        row=row_info(claim.rule or ""),
        resolved=tuple(one for text in claim.resolutions if (one := _resolved(text)) is not None),
        number=tuple(reading_of(quantity) for quantity in claim.quantities),
        time=_time(claim),
    )


def row_info(rule: str) -> RowInfo:
    """Return the row of a rule with its place, or what the rule is when no row stands behind it."""
    about = next((f"a {p.rstrip(':')} of what the row found" for p in DERIVED if rule.startswith(p)), "")
    return described(rule, find_row(rule), about or _WITHOUT_ROW.get(rule.partition(":")[0], ""))


def described(rule: str, place: Place | None, about: str = "") -> RowInfo:
    """Return ``rule`` with the place and examples of its row."""
    if place is None:
        return RowInfo(rule, about=about)
    return RowInfo(rule, place.file, place.example, place.counterexample, about)


def reading_of(quantity: QuantityRecord) -> str:
    """Return a number as it was read: "ruim 200 mensen: at least 200 of mensen"."""
    about = "about " if quantity.approximate else ""
    bounds = [f"{about}{quantity.value}"] if quantity.value else []
    bounds += [f"at least {quantity.minimum}"] if quantity.minimum else []
    bounds += [f"at most {quantity.maximum}"] if quantity.maximum else []
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{quantity.label}: {' and '.join(bounds)}{unit}, of {', '.join(one.label for one in quantity.counts)}"


def _sentence(claim: ClaimRecord, view: View) -> Passage:
    index = Index(view.quads())
    evidence = index.value(claim.id, Property.EVIDENCE) or ""
    before, after = (index.value(evidence, name) or "" for name in (Property.PREFIX, Property.SUFFIX))
    text, start = before + claim.quote + after, claim.start - len(before)
    return passage(start, text, looked_up(claim, start, text))


def _resolved(text: str) -> Resolved | None:
    found = _RESOLUTION.fullmatch(text)
    return Resolved(found[1], found[2], found[3], found[4], found[5] or "") if found else None


def _time(claim: ClaimRecord) -> str | None:
    if not claim.time_text and not claim.time:
        return None
    return f"{claim.time_text or ''}: {claim.time or 'no certain date'}".removeprefix(": ")
