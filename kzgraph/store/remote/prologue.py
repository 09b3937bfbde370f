"""What a query needs before it goes to a store that does not know our prefixes."""

import re
from collections.abc import Mapping

_GAP = r"(?:\s|#[^\n\r]*(?:[\n\r]|\Z))*"
_PROLOGUE = re.compile(
    rf"{_GAP}(?:(?:BASE{_GAP}<[^<>\s]*>|PREFIX{_GAP}[^\s:<>]*:{_GAP}<[^<>\s]*>){_GAP})*", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]+")
_DECLARED = re.compile(rf"PREFIX{_GAP}([^\s:<>]*):", re.IGNORECASE)
_FROM = re.compile(r"(?<![?$:\w\-])FROM\b(?![:\-])", re.IGNORECASE)
_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*")


def form(query: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, or whatever word the query begins with, in capitals."""
    start = _PROLOGUE.match(query)
    word = _WORD.match(query, start.end() if start else 0)
    return word[0].upper() if word else ""


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with those prefixes declared that it uses and does not declare.

    They come on its first line, so that the lines of error messages stay those of the user. One that is declared and
    not used does no harm.
    """
    start = _PROLOGUE.match(query)
    declared = set(_DECLARED.findall(start[0])) if start else set()
    used = set(re.findall(r"(?<![\w.\-])([A-Za-z][\w.\-]*):", query)) - declared
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in prefixes if name in used) + query


def names_graphs(query: str) -> bool:
    """Return whether the query chooses its own graphs, with FROM."""
    return bool(_FROM.search(_TEXT.sub(" ", query)))
