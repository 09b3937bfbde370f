"""A claim in words, for formats that have no place for its parts; and text that every reader of them takes."""

import re
from collections.abc import Iterable, Iterator

from kzgraph.store.records import ClaimRecord, NodeRecord, QuantityRecord

# What XML 1.0 does not allow, section 2.2. Most readers of other formats trip over these too.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Return ``text`` with the replacement character in place of what no XML file can hold."""
    return _NOT_XML.sub("\ufffd", text)


def sentence(claim: ClaimRecord) -> str:
    """Return who does what to whom on one line: "CVVO · sends · 2500 militairen → Kazachstan".

    What a text leaves open is "?"; a negated claim has "not" before its property.
    """
    verb = f"{claim.property} ({claim.lemma})" if claim.lemma else claim.property
    negated = "not " if claim.polarity == "Negated" else ""
    said = _labels(claim.targets) or claim.frame_text or claim.content or ""
    number = ", ".join(one.label for one in claim.quantities)
    things = [said, _labels(claim.themes), f"[{number}]" if number else ""]
    text = f"{_labels(claim.actors) or '?'} · {negated}{verb} · {' '.join(filter(None, things)) or '?'}"
    return f"{text} → {_labels(claim.recipients)}" if claim.recipients else text


def details(claim: ClaimRecord, whole: str | None = None) -> Iterator[str]:
    """Yield "key: value" lines that say all of a claim: roles, numbers, time, modality, polarity, sources, evidence.

    whole: the sentence that the quote is a part of.
    """
    yield f"property: {claim.property}"
    for role, nodes in claim.roles().items():
        if nodes:
            yield f"{role}: {_labels(nodes)}"
    yield from (f"number: {_number(one)}" for one in claim.quantities)
    pairs = (
        ("words", claim.frame_text),
        ("content", claim.content),
        ("time", claim.time),
        ("time in the text", claim.time_text),
        ("modality", claim.modality),
        ("polarity", claim.polarity),
        ("according to", according_to(claim)),
        ("confidence", claim.confidence),
        ("quote", claim.quote),
        ("sentence", whole),
    )
    yield from (f"{key}: {value}" for key, value in pairs if value)


def certainty(claim: ClaimRecord) -> str:
    """Return who says it and how sure: "according to: ministry (volgens); modality: Asserted; confidence: 0.9"."""
    pairs = (
        ("according to", according_to(claim)),
        ("modality", claim.modality),
        ("polarity", claim.polarity if claim.polarity != "Affirmed" else ""),
        ("confidence", claim.confidence),
    )
    return "; ".join(f"{key}: {value}" for key, value in pairs if value)


def shared_text(others: Iterable[str]) -> str:
    """Return the warning that documents are no independent sources; ``others``: names of their files."""
    names = ", ".join(others)
    return f"shares its text with {names}: together they count as one source" if names else ""


def according_to(claim: ClaimRecord) -> str:
    """Return the chain of sources, the nearest first: "ministry (volgens) < agency"; "" for the article's own voice."""
    steps = [f"{one.node.label} ({one.cue})" if one.cue else one.node.label for one in claim.sources]
    return " < ".join(steps)


def _number(one: QuantityRecord) -> str:
    """The words, and what they mean: "tientallen mensen (20 to 99)"."""
    value = one.value or _bounds(one.minimum, one.maximum)
    unit = f" {one.unit}" if one.unit else ""
    parts = [f"about {value}{unit}" if one.approximate else f"{value}{unit}", one.scope or ""]
    parts += [f"as of {one.as_of}"] if one.as_of else []
    meant = ", ".join(part for part in parts if part)
    return f"{one.label} ({meant})" if meant else one.label


def _bounds(minimum: str | None, maximum: str | None) -> str:
    if minimum and maximum:
        return f"{minimum} to {maximum}"
    return f"at least {minimum}" if minimum else f"at most {maximum}" if maximum else ""


def _labels(nodes: Iterable[NodeRecord]) -> str:
    return ", ".join(node.label for node in nodes)
