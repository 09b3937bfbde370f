"""The timeline as table, CSV and JSON."""

from collections.abc import Sequence
from typing import Any

from kzgraph.analyse.timeline.moments import Moment, Telling
from kzgraph.export.answers import table
from kzgraph.export.dossier import csv_text, json_text, one_line

COLUMNS = ("when", "what", "where", "who says so", "how sure", "sentence")
FIELDS = (
    "place", "when", "earliest", "latest", "edtf", "lasting", "doubt", "disputed", "event_class", "event", "label",
    "actors", "targets", "places", "independent_sources", "says", "modality", "polarity", "confidence", "time_text",
    "file", "start", "sentence", "claim",
)  # fmt: skip


def as_table(found: Sequence[Moment], *, width: int | None = None) -> str:
    """Return a row for each event, those without a date at the end. width: columns of the terminal."""
    dated = sum(one.dated for one in found)
    plural = "" if dated == 1 else "s"
    head = f"{dated} event{plural} with a date, {len(found) - dated} without, in the order of their documents\n\n"
    return head + table(list(COLUMNS), [_cells(one) for one in found], width=width)


def as_csv(found: Sequence[Moment]) -> str:
    """Return a row for each claim on an event."""
    rows = (_row(n, one, told) for n, one in enumerate(found, start=1) for told in one.tellings)
    return csv_text(FIELDS, rows)


def as_json(found: Sequence[Moment]) -> str:
    """Return all of the timeline."""
    return json_text({"events": [_moment(one) for one in found]})


def when(moment: Moment) -> str:
    """Return the days in words, several when claims differ; the words of the text where there is no date."""
    words = [span.words for span in moment.spans]
    if words:
        return " / ".join(words) + (" (in dispute)" if moment.disputed else "")
    texts = sorted({told.time_text for told in moment.tellings if told.time_text})
    return f"({' / '.join(texts)})" if texts else ""


def doubts(moment: Moment) -> str:
    """Return what is doubtful in its dates: "about", "uncertain", "inferred", "disputed", joined by commas."""
    spans = moment.spans
    named = {
        "about": any(span.about for span in spans),
        "uncertain": any(span.uncertain for span in spans),
        "inferred": any(span.inferred for span in spans),
        "disputed": moment.disputed,
    }
    return ", ".join(name for name, there in named.items() if there)


def sure(moment: Moment) -> str:
    """Return how sure its tellers are: "asserted 3×, denied 1×, by 2 independent sources"."""
    counted: dict[str, int] = {}
    for told in moment.tellings:
        counted[manner(told)] = counted.get(manner(told), 0) + 1
    said = ", ".join(f"{name} {count}×" if count > 1 else name for name, count in sorted(counted.items()))
    return f"{said}; {len(moment.bases)} independent sources" if len(moment.bases) > 1 else said


def manner(told: Telling) -> str:
    """Return the modality of a claim, in lower case, and that it is negated."""
    return f"not {told.modality.lower()}" if told.polarity == "Negated" else told.modality.lower()


def _cells(one: Moment) -> list[str]:
    says = list(dict.fromkeys(told.says for told in one.tellings))
    return [
        when(one),
        f"{one.event_class}: {one.label}",
        ", ".join(one.places),
        "; ".join(says),
        sure(one),
        one_line(one.tellings[0].sentence) if one.tellings else "",
    ]


def _row(place: int, one: Moment, told: Telling) -> list[str]:
    spans = one.spans
    return [
        str(place), when(one), one.first.isoformat() if one.first else "", one.last.isoformat() if one.last else "",
        " | ".join(span.edtf for span in spans), "yes" if any(span.lasting for span in spans) else "no", doubts(one),
        "yes" if one.disputed else "no", one.event_class, one.id, one.label, " | ".join(one.actors),
        " | ".join(one.targets), " | ".join(one.places), str(len(one.bases)), told.says, told.modality, told.polarity,
        told.confidence or "", told.time_text or "", told.file, str(told.start), told.sentence, told.claim,
    ]  # fmt: skip


def _moment(one: Moment) -> dict[str, Any]:
    return {
        "event": one.id,
        "class": one.event_class,
        "label": one.label,
        "actors": list(one.actors),
        "targets": list(one.targets),
        "places": list(one.places),
        "earliest": one.first.isoformat() if one.first else None,
        "latest": one.last.isoformat() if one.last else None,
        "times": [
            {
                "edtf": span.edtf,
                "words": span.words,
                "lasting": span.lasting,
                "about": span.about,
                "uncertain": span.uncertain,
                "inferred": span.inferred,
            }
            for span in one.spans
        ],
        "disputed": one.disputed,
        "before": list(one.before),
        "independent_sources": len(one.bases),
        "claims": [_telling(told) for told in one.tellings],
    }


def _telling(told: Telling) -> dict[str, Any]:
    return {
        "claim": told.claim,
        "sources": [{"id": source.id, "label": source.label} for source in told.sources],
        "modality": told.modality,
        "polarity": told.polarity,
        "confidence": told.confidence,
        "time": told.time,
        "time_text": told.time_text,
        "document": {"id": told.document, "file": told.file, "published": told.published},
        "start": told.start,
        "sentence": told.sentence,
    }
