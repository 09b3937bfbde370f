"""The page of source independence: origins, shared sentences side by side, and sources that several documents cite."""

from collections.abc import Iterable, Sequence
from html import escape

from kzgraph.analyse.independence import Independence
from kzgraph.analyse.shared_text import SharedText
from kzgraph.store.source_texts import Cited
from kzgraph.view import plain_page

LEAD = (
    "Documents of one origin are one source: one copies the other, or both a third. Marked words are shared. Speech "
    "that both quote is shared text, and no sign of copying."
)


def page(found: Independence, sources: Sequence[Cited]) -> str:
    """Return the origins as one HTML document that needs neither script nor network."""
    copies = {(copy.left, copy.right) for copy in found.copies}
    loose = [text for text in found.shared if (text.left.document, text.right.document) not in copies]
    body = _origins(found)
    for copy in found.copies:
        title = f"{_name(found, copy.left)} = {_name(found, copy.right)}"
        body += f"<h2>{escape(title)}</h2><p>{escape(copy.reason)}</p>{_sentences(copy.texts)}"
    if loose:
        body += f"<h2>Shared sentences of documents that are otherwise independent</h2>{_sentences(loose, found)}"
    if sources:
        body += f"<h2>Sources that documents of more than one origin rest on</h2>{_cited(found, sources)}"
    return plain_page.page("Sources and copies", LEAD, body)


def _origins(found: Independence) -> str:
    groups: dict[str, list[str]] = {}
    for document in sorted(found.documents, key=lambda one: (_name(found, one), one)):
        groups.setdefault(found.origin_of[document], []).append(document)
    rows = [
        f"<tr><td>{number}</td><td>{escape(', '.join(_credited(found, one) for one in documents))}</td></tr>"
        for number, documents in enumerate(groups.values(), start=1)
    ]
    return plain_page.table(("origin", "documents"), rows)


def _sentences(texts: Iterable[SharedText], found: Independence | None = None) -> str:
    """found: for the names of documents, where the texts are of several pairs."""
    rows = []
    for text in texts:
        sides = (text.left, text.right)
        names = [f"<b>{escape(_name(found, one.document))}</b> " if found else "" for one in sides]
        cells = "".join(
            f"<td>{name}{marked(one.text, text.stretches)}</td>" for name, one in zip(names, sides, strict=True)
        )
        rows.append(f"<tr><td>{text.words}{'' if text.own else ' (quoted speech)'}</td>{cells}</tr>")
    return plain_page.table(("words", "one", "other"), rows)


def marked(sentence: str, stretches: Iterable[str]) -> str:
    """Return ``sentence`` as HTML with each of ``stretches`` marked that stands in it, one behind the other."""
    parts, place, folded = [], 0, sentence.casefold()
    same_length = len(folded) == len(sentence)  # so that places in the one are places in the other
    for stretch in stretches:
        start = folded.find(stretch.casefold(), place) if same_length else sentence.find(stretch, place)
        if start >= 0:
            end = start + len(stretch)
            parts.append(f"{escape(sentence[place:start])}<mark>{escape(sentence[start:end])}</mark>")
            place = end
    return "".join(parts) + escape(sentence[place:])


def _cited(found: Independence, sources: Iterable[Cited]) -> str:
    rows = [
        f"<tr><td>{escape(one.label)}</td><td>{one.claims}</td>"
        f"<td>{escape(', '.join(_name(found, document) for document in one.documents))}</td></tr>"
        for one in sources
    ]
    return plain_page.table(("source", "claims", "documents"), rows)


def _name(found: Independence, document: str) -> str:
    return found.documents[document].name


def _credited(found: Independence, document: str) -> str:
    credits = found.documents[document].credits
    return f"{_name(found, document)} ({', '.join(credits)})" if credits else _name(found, document)
