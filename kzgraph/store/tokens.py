"""Where the tokens of a SPARQL query begin: enough to find a keyword, and to know that it is one.

Text in strings, IRIs, comments, names and variables is no keyword. Whether ``<`` opens an IRI or says "less than"
only a parser knows, so ``starts`` follows both; what it finds is all that any parser may take for a token.
Source: SPARQL 1.1 Query Language 19.8, terminals.
"""

import re
from collections.abc import Iterator

_LETTER = r"[^\W\d_]"
_PREFIX = rf"(?:{_LETTER}(?:[\w.\-·]*[\w\-·])?)?"
_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\.)*"
_STRING = (
    r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
)
_WHOLE = re.compile(
    rf"{_STRING}|[?$]\w+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|_:\w(?:[\w.\-·]*[\w\-·])?|{_PREFIX}:(?:{_LOCAL})?",
    re.DOTALL,
)
_RUN = re.compile(r"[\w.\-·]+")
_LINE = re.compile(r"[^\n\r]*")
_IRI = re.compile(r"<[^<>\"{}|^`\\\x00-\x20]*>")
_GAP = r"(?:[\s]|#[^\n\r]*(?:[\n\r]|\Z))*"
_TARGET = rf"(?:[?$]\w+|{_IRI.pattern}|{_PREFIX}:(?:{_LOCAL})?)"
# Keywords need no space around them; "SERVICESILENT<iri>{" is one that Oxigraph takes. A name that goes on and on is
# taken for a target without a look at its end: else each "SERVICE" of a row of them would look that far.
_ENDLESS = r"[?$]?(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\.){200}"
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?(?:{_ENDLESS}|{_TARGET}{_GAP}\{{)", re.IGNORECASE | re.DOTALL
)


def calls_service(query: str) -> bool:
    """Return whether ``query`` has a SERVICE clause in any reading of it; rather one too many than one too few."""
    if "service" not in query.lower():
        return False
    return any(_SERVICE.match(query, start) for start in starts(query))


def starts(query: str) -> Iterator[int]:
    """Yield the offsets at which a token may begin.

    Takes time in proportion to the length: a line, and a run of letters without a colon, is looked at once.
    """
    reached, bare, line = {0}, 0, 0
    for at in range(len(query)):
        if at not in reached:
            continue
        reached.discard(at)
        yield at
        end = at + 1
        if iri := _IRI.match(query, at):
            reached |= {iri.end(), end}
            continue
        if query[at] == "#":
            end = line = line if line > at else max(_ends(_LINE, query, at), end)
        elif at >= bare:
            end = max(_ends(_WHOLE, query, at), end)
            bare = _ends(_RUN, query, at) if end == at + 1 else bare
        reached.add(end)


def _ends(pattern: re.Pattern[str], query: str, at: int) -> int:
    found = pattern.match(query, at)
    return found.end() if found else at
