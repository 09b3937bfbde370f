"""An explanation as text for people: brackets or colours in the sentence, then a block for each question."""

from collections.abc import Callable, Iterator

from kzgraph.explain.explanation import Explanation, Mark, Passage, Resolved, RowInfo
from kzgraph.model.shown import shown_line

COLOURS = {
    "trigger": "1;31",
    "actor": "1;34",
    "target": "1;35",
    "recipient": "1;36",
    "theme": "1;33",
    "place": "32",
    "source": "4",
    "cue": "4;33",
    "number": "7",
    "time": "2;4",
    "why": "3;36",
}  # SGR codes. Source: ECMA-48, 8.3.117
WIDE = 11  # characters of the first column

Draw = Callable[[Passage], str]


def render(told: Explanation, *, colours: bool = False) -> str:
    """Return ``told`` as text. colours: for a terminal that shows them."""
    draw = coloured if colours else bracketed
    lines = [*map(shown_line, _head(told)), ""]
    lines += [f"  {draw(one)}" for one in told.passages]
    if colours:
        lines += ["", f"  {_legend(told)}"]
    for title, rows in _blocks(told):
        lines += ["", title, *(f"  {shown_line(row)}" for row in rows)]
    return "\n".join(lines) + "\n"


def bracketed(passage: Passage) -> str:
    """Return a sentence with its marks as ``[role: words]``, on one line."""
    return _on_one_line(passage, lambda mark: f"[{mark.kind}: ", lambda stack: "]")


def coloured(passage: Passage) -> str:
    """Return a sentence with its marks in colours, on one line."""

    def after(stack: list[Mark]) -> str:
        return "\x1b[0m" + "".join(f"\x1b[{COLOURS[m.kind]}m" for m in stack)

    return _on_one_line(passage, lambda mark: f"\x1b[{COLOURS[mark.kind]}m", after)


def _on_one_line(passage: Passage, begin: Callable[[Mark], str], end: Callable[[list[Mark]], str]) -> str:
    out: list[str] = []
    open_: list[Mark] = []
    for at, letter in enumerate([*passage.text, ""], start=passage.start):
        while open_ and open_[-1].end <= at:
            open_.pop()
            out.append(end(open_))
        for mark in passage.marks:
            if mark.start == at:
                open_.append(mark)
                out.append(begin(mark))
        out.append(" " if letter.isspace() else shown_line(letter))
    return "".join(out)


def _legend(told: Explanation) -> str:
    kinds = dict.fromkeys(mark.kind for one in told.passages for mark in one.marks)
    return "  ".join(f"\x1b[{COLOURS[kind]}m{kind}\x1b[0m" for kind in kinds)


def _head(told: Explanation) -> Iterator[str]:
    claim = told.claim
    yield f"claim {claim.id.rpartition('/')[2]}: {claim.event_class} (kz:{claim.property}), {claim.lemma}"
    yield f"{claim.document.file}, characters {claim.start}–{claim.end}"


def _blocks(told: Explanation) -> Iterator[tuple[str, list[str]]]:
    claim = told.claim
    yield "row", list(_row(told.row))
    if told.paths:
        yield "parse", list(_parse(told))
    if told.resolved:
        yield "who is who", [line for one in told.resolved for line in _who(one)]
    yield "how sure", list(_sure(told))
    chain = [_pair(str(s.position), f"{s.node.label}{_cue(s.cue)}") for s in claim.sources]
    yield "who says so", chain or ["the article"]
    if told.number:
        yield "how many", list(told.number)
    if told.time:
        yield "when", [told.time]
    yield "confidence", list(_confidence(told))


def _row(row: RowInfo) -> Iterator[str]:
    yield row.rule or "(none)"
    if row.about:
        yield _pair("", row.about)
    if row.place:
        yield _pair("in", row.place)
    if row.example:
        yield _pair("example", row.example)
    if row.counterexample:
        yield _pair("but not", row.counterexample)


def _parse(told: Explanation) -> Iterator[str]:
    yield from (_pair(role, arcs) for role, arcs in told.paths)
    if told.voice:
        yield _pair("voice", told.voice)
    if told.doubted:
        yield _pair("in doubt", ", ".join(told.doubted))


def _who(one: Resolved) -> Iterator[str]:
    yield _pair(one.role, f"{one.words} = {one.node}")
    detail = f": {one.detail}" if one.detail and one.detail != one.words else ""
    score = f" ({one.score:.2f})" if one.score is not None else ""
    yield _pair("", f"{one.rule}{detail}{score}")
    if one.antecedent:
        yield _pair("", f"points back to: {one.antecedent}")


def _sure(told: Explanation) -> Iterator[str]:
    yield f"{told.claim.modality}, {told.claim.polarity}"
    for why in told.reasons:
        where = f" in {why.row.place}" if why.row.place else ""
        yield _pair(why.words, f"{why.adds}: {why.row.rule}{where}")
    if told.read_again and not told.reasons:
        yield _pair("", "nothing around it makes it less")


def _confidence(told: Explanation) -> Iterator[str]:
    yield told.claim.confidence or "(none)"
    for one in (f for f in told.features if f.weight):
        yield _pair(f"{one.weight:+.2f}", one.name if one.value == 1 else f"{one.name}: {one.value:g}")


def _cue(cue: str | None) -> str:
    return f", by “{cue}”" if cue else ""


def _pair(left: str, right: str) -> str:
    return f"{left:<{WIDE}} {right}"
