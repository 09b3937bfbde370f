"""The page of the frame ledger: words against speakers, and the sentences beneath."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from kzgraph.analyse.frames.ledger import Subject, Term
from kzgraph.analyse.frames.naming import Naming
from kzgraph.analyse.frames.rows import Valence
from kzgraph.view import plain_page

STYLE = """
td.n { text-align: center; } th.who { font-weight: 500; } .word { font-weight: 600; white-space: normal; }
.favourable { color: var(--good); } .unfavourable { color: var(--bad); }
.distanced { color: var(--far); font-style: italic; }
.badge { font-size: .75rem; border: 1px solid currentColor; border-radius: .6em; padding: 0 .4em; margin-left: .4em; }
"""
LEAD = (
    "Who calls the same people, deeds or events what. A word's colour says what the word itself holds of those who are "
    "called so, never what they are. Sources: copies of one text count once, and so do claims that rest on one source."
)
OWN = "own voice"
MOST = 12  # speakers with a column of their own; the rest share one


def page(found: Sequence[Subject]) -> str:
    """Return the ledger as one HTML document that needs neither script nor network."""
    rival = [one for one in found if one.rival]
    plain = [one for one in found if not one.rival]
    body = "".join(map(_section, rival)) or "<p>No subject has rival words.</p>"
    rest = "".join(f"<li>{escape(_heading(one))}: {escape(_words(one))}</li>" for one in plain)
    if plain:
        body += f"<details><summary>{len(plain)} subjects with neutral words alone</summary><ul>{rest}</ul></details>"
    return plain_page.page("Frame ledger", LEAD, body, style=STYLE)


def _heading(one: Subject) -> str:
    return f"{one.title} – {one.where}" if one.where else one.title


def _words(one: Subject) -> str:
    return ", ".join(term.word for term in one.terms)


def _section(one: Subject) -> str:
    columns = _speakers(one)
    rows = [_matrix_row(term, columns) for term in one.terms]
    matrix = plain_page.table(("word", "sources", *columns), rows)
    return f"<section><h2>{escape(_heading(one))}</h2>{matrix}{''.join(map(_sentences, one.terms))}</section>"


def _speakers(one: Subject) -> list[str]:
    """The columns: the documents' own voice, then speakers by how often they speak."""
    counted = Counter(_speaker(naming) for term in one.terms for naming in term.namings)
    own = [OWN] if counted.pop(OWN, 0) else []
    ranked = sorted(counted, key=lambda name: (-counted[name], name))
    return own + ranked[:MOST] + (["others"] if len(ranked) > MOST else [])


def _speaker(naming: Naming) -> str:
    return naming.spoken.speakers[0].label if naming.spoken.speakers else OWN


def _matrix_row(term: Term, columns: Sequence[str]) -> str:
    counted = Counter(name if (name := _speaker(naming)) in columns else "others" for naming in term.namings)
    cells = "".join(f"<td class=n>{counted[name] or ''}</td>" for name in columns)
    return f"<tr><td>{_word(term)}</td><td class=n>{term.origins}</td>{cells}</tr>"


def _word(term: Term) -> str:
    loaded = term.valence not in (Valence.NEUTRAL, Valence.UNKNOWN)
    badge = f'<span class="badge" title="{escape(term.why)}">{term.valence.value}</span>' if loaded else ""
    return f'<span class="word {term.valence.value}">{escape(term.word)}{badge}</span>'


def _sentences(term: Term) -> str:
    rows = [
        f"<tr><td>{escape(_speaker(naming))} <span class=soft>{naming.voice.value}</span></td>"
        f"<td>{escape(naming.spoken.time or naming.spoken.published or naming.spoken.time_text or '')}</td>"
        f"<td>{escape(naming.spoken.file)}</td>"
        f"<td>{plain_page.marked(naming.spoken.sentence, naming.spoken.text)}</td></tr>"
        for naming in term.namings
    ]
    names = ("speaker", "when", "document", "sentence")
    return f"<details><summary>{_word(term)} {len(rows)}×</summary>{plain_page.table(names, rows)}</details>"
