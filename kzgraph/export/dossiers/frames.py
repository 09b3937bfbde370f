"""The frame ledger as table, CSV and JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from kzgraph.analyse.frames.ledger import Subject, Term
from kzgraph.analyse.frames.naming import Naming
from kzgraph.export.answers import table
from kzgraph.export.dossier import csv_text, json_text, one_line

COLUMNS = ("word", "holds", "voice", "speaker", "when", "document", "sentence")
FIELDS = (
    "subject", "where", "story", "word", "valence", "why", "origins", "kind", "voice", "speakers", "words", "node",
    "node_label", "time", "time_text", "published", "modality", "polarity", "file", "start", "sentence", "claim",
)  # fmt: skip


def as_table(found: Sequence[Subject], *, width: int | None = None) -> str:
    """Return the subjects with rival words, one table each. width: columns of the terminal."""
    rival = [one for one in found if one.rival]
    parts = [_section(one, width) for one in rival]
    plain = len(found) - len(rival)
    head = "1 subject with rival words" if len(rival) == 1 else f"{len(rival)} subjects with rival words"
    note = f"; {plain} with neutral words alone are left out (--format csv has them)" if plain else ""
    return "\n".join([f"{head}{note}\n", *parts])


def as_csv(found: Sequence[Subject]) -> str:
    """Return one row for each naming."""
    return csv_text(FIELDS, (_row(one, term, n) for one in found for term in one.terms for n in term.namings))


def as_json(found: Sequence[Subject]) -> str:
    """Return all of the ledger."""
    return json_text({"subjects": [_subject(one) for one in found]})


def heading(one: Subject) -> str:
    """Return who or what it is about and where, for people."""
    return f"{one.title} – {one.where}" if one.where else one.title


def who(naming: Naming) -> str:
    """Return the speakers of a word, or that it is the document's own."""
    if not naming.spoken.speakers:
        return f"{naming.spoken.file} itself"
    return ", ".join(one.label for one in naming.spoken.speakers)


def when(naming: Naming) -> str:
    """Return the date of the claim, else of the document, else the words that say when."""
    return naming.spoken.time or naming.spoken.published or naming.spoken.time_text or ""


def _section(one: Subject, width: int | None) -> str:
    rows = [_cells(term, naming) for term in one.terms for naming in term.namings]
    return "\n".join([f"{heading(one)}: {'; '.join(_counted(one))}", table(list(COLUMNS), rows, width=width)])


def _cells(term: Term, naming: Naming) -> list[str]:
    spoken = naming.spoken
    told = (naming.voice.value, who(naming), one_line(when(naming)), spoken.file, one_line(spoken.sentence))
    return [term.word, _valence(term), *told]


def _counted(one: Subject) -> Iterator[str]:
    for term in one.terms:
        sources = "1 source" if term.origins == 1 else f"{term.origins} independent sources"
        yield f"{term.word} {len(term.namings)}× ({sources})"


def _valence(term: Term) -> str:
    return "" if term.valence.value in ("neutral", "unknown") else term.valence.value


def _row(one: Subject, term: Term, naming: Naming) -> list[str]:
    spoken = naming.spoken
    return [
        one.title, one.where, one.story, term.word, naming.valence.value, naming.why, str(term.origins),
        spoken.kind.value, naming.voice.value, " | ".join(speaker.label for speaker in spoken.speakers), spoken.text,
        spoken.node, spoken.label, spoken.time or "", spoken.time_text or "", spoken.published or "", spoken.modality,
        spoken.polarity, spoken.file, str(spoken.start), spoken.sentence, spoken.claim,
    ]  # fmt: skip


def _subject(one: Subject) -> dict[str, Any]:
    return {
        "family": one.family or None,
        "title": one.title,
        "where": one.where,
        "story": one.story,
        "rival": one.rival,
        "terms": [
            {
                "word": term.word,
                "valence": term.valence.value,
                "why": term.why or None,
                "independent_sources": term.origins,
                "documents": list(term.documents),
                "namings": [_naming(naming) for naming in term.namings],
            }
            for term in one.terms
        ],
    }


def _naming(naming: Naming) -> dict[str, Any]:
    spoken = naming.spoken
    return {
        "kind": spoken.kind.value,
        "voice": naming.voice.value,
        "speakers": [{"id": one.id, "label": one.label} for one in spoken.speakers],
        "words": spoken.text,
        "node": spoken.node or None,
        "label": spoken.label or None,
        "time": spoken.time,
        "time_text": spoken.time_text,
        "modality": spoken.modality,
        "polarity": spoken.polarity,
        "document": {"id": spoken.document, "file": spoken.file, "published": spoken.published},
        "start": spoken.start,
        "sentence": spoken.sentence,
        "claim": spoken.claim,
    }
