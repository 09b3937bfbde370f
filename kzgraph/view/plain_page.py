"""The frame of a page that needs neither script nor network, and the style that all such pages share."""

from collections.abc import Iterable
from html import escape

STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --good: #2e7d32; --bad: #c62828; --far: #6a4fb3; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h2 { margin: 2.5rem 0 .2rem; font-size: 1.2rem; } p { margin: .2rem 0 .8rem; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); }
mark { background: #ffd54a66; color: inherit; } summary { cursor: pointer; } .soft { opacity: .7; }
"""


def page(title: str, lead: str, body: str, *, style: str = "") -> str:
    """Return an HTML document. title, lead: plain text; body: HTML. Its policy lets it load nothing at all."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}{style}</style></head><body>"
        f"<h1>{escape(title)}</h1><p>{escape(lead)}</p>{body}</body></html>\n"
    )


def table(names: Iterable[str], rows: Iterable[str]) -> str:
    """Return an HTML table. names: plain text; rows: HTML of whole rows."""
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def marked(sentence: str, words: str) -> str:
    """Return ``sentence`` as HTML with the first ``words`` marked, when they stand in it."""
    start = sentence.find(words) if words else -1
    if start < 0:
        return escape(sentence)
    end = start + len(words)
    return f"{escape(sentence[:start])}<mark>{escape(sentence[start:end])}</mark>{escape(sentence[end:])}"
