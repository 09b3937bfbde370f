"""Which documents have one origin, with the words that they share, and whom many cite: table, CSV and JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kzgraph.analyse.copies import Copy
from kzgraph.analyse.independence import Independence
from kzgraph.analyse.shared_text import SharedText
from kzgraph.export.dossier import csv_text, json_text, one_line
from kzgraph.store.source_texts import Cited

COLUMNS = (
    "left", "right", "one_origin", "shared_words", "share", "shared", "left_start", "left_sentence", "right_start",
    "right_sentence",
)  # fmt: skip


def as_table(found: Independence, sources: Sequence[Cited]) -> str:
    """Return the origins with their documents and the words that these share, and the sources that several cite."""
    return "\n".join(_lines(found, sources)) + "\n"


def as_csv(found: Independence) -> str:
    """Return a row for each pair of shared sentences."""
    return csv_text(COLUMNS, (_row(text, found) for text in found.shared))


def as_json(found: Independence, sources: Sequence[Cited]) -> str:
    """Return all of it."""
    return json_text(_data(found, sources))


def _lines(found: Independence, sources: Sequence[Cited]) -> Iterator[str]:
    groups = _groups(found)
    yield f"{len(found.documents)} documents, {len(groups)} origins"
    copies = {(copy.left, copy.right) for copy in found.copies}
    for number, documents in enumerate(groups.values(), start=1):
        yield ""
        yield f"{number}. {', '.join(_named(found, one) for one in documents)}"
        for copy in found.copies:
            if copy.left in documents:
                yield from _copy(found, copy)
    loose = [text for text in found.shared if (text.left.document, text.right.document) not in copies]
    if loose:
        yield from ("", "shared sentences of documents that are otherwise independent")
        for text in loose:
            yield from _text(found, text, "  ")
    if sources:
        yield from ("", "sources that documents of more than one origin rest on")
        for one in sources:
            yield f"  {one.label}: {one.claims} claims in {', '.join(_name(found, doc) for doc in one.documents)}"


def _copy(found: Independence, copy: Copy) -> Iterator[str]:
    yield f"   {_name(found, copy.left)} = {_name(found, copy.right)}: {copy.reason}"
    for text in copy.texts:
        yield from _text(found, text, "     ")


def _text(found: Independence, text: SharedText, indent: str) -> Iterator[str]:
    quoted = ", all of it quoted speech" if not text.own else ""
    yield f"{indent}« {one_line(' … '.join(text.stretches))} » {text.words} words, {text.share:.0%}{quoted}"
    for side in (text.left, text.right):
        yield f"{indent}    {_name(found, side.document)}:{side.start}  {one_line(side.text)}"


def _groups(found: Independence) -> dict[str, list[str]]:
    """Origin → its documents; the documents by name, the origins by their first."""
    groups: dict[str, list[str]] = {}
    for document in sorted(found.documents, key=lambda one: (_name(found, one), one)):
        groups.setdefault(found.origin_of[document], []).append(document)
    return groups


def _name(found: Independence, document: str) -> str:
    return found.documents[document].name


def _named(found: Independence, document: str) -> str:
    credits = found.documents[document].credits
    return f"{_name(found, document)} (credits {', '.join(credits)})" if credits else _name(found, document)


def _row(text: SharedText, found: Independence) -> list[str]:
    left, right = text.left, text.right
    one = found.origin_of[left.document] == found.origin_of[right.document]
    return [
        _name(found, left.document), _name(found, right.document), "yes" if one else "no", str(text.words),
        f"{text.share:.2f}", " … ".join(text.stretches), str(left.start), left.text, str(right.start), right.text,
    ]  # fmt: skip


def _data(found: Independence, sources: Sequence[Cited]) -> Mapping[str, Any]:
    return {
        "documents": len(found.documents),
        "origins": [
            {
                "origin": origin,
                "documents": [
                    {"id": one, "file": _name(found, one), "credits": list(found.documents[one].credits)}
                    for one in documents
                ],
                "copies": [
                    {
                        "left": copy.left,
                        "right": copy.right,
                        "share": round(copy.share, 4),
                        "agency": copy.agency,
                        "reason": copy.reason,
                    }
                    for copy in found.copies
                    if copy.left in documents
                ],
            }
            for origin, documents in _groups(found).items()
        ],
        "shared": [
            {
                "words": text.words,
                "own_words": text.own,
                "share": round(text.share, 4),
                "stretches": list(text.stretches),
                "left": _side(text.left.document, text.left.start, text.left.text),
                "right": _side(text.right.document, text.right.start, text.right.text),
            }
            for text in found.shared
        ],
        "cited": [
            {"source": one.label, "ids": list(one.ids), "claims": one.claims, "documents": list(one.documents)}
            for one in sources
        ],
    }


def _side(document: str, start: int, text: str) -> dict[str, Any]:
    return {"document": document, "start": start, "sentence": text}
