"""How many steps a backtracking matcher needs for a pattern: counted, not timed.

The engine of ``re`` does what this one does, faster. A pattern is attacked with texts made from its own parts: a way to
each repetition, what it repeats, many times, and an end that fails. Source of the attacks: Davis et al. 2018, The
Impact of Regular Expression Denial of Service in Practice.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SIZES = (12, 24, 48)
MOST = 200_000
"""Steps after which a pattern is given up as exponential."""
SMALL = 400
"""Steps below which a number says nothing yet."""

MANY = 40
"""Attacks on one pattern."""

Node = tuple[Any, Any]
Then = Callable[[int], bool]
CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: lambda c: c.isdecimal(),
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
SAMPLES = "a1 .-,'é_A\"\n(…:/x@Z%"
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
ONE = (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)


class TooMany(Exception):
    """A match that needs more than ``MOST`` steps."""


class Matcher:
    """A pattern and the steps that were taken with it."""

    def __init__(self, pattern: "re.Pattern[str]") -> None:
        self.flags = pattern.flags
        self.nodes: list[Node] = list(_parser.parse(pattern.pattern, pattern.flags))
        self.steps = 0

    def scan(self, text: str, *, once: bool) -> int:
        """Return the steps of ``findall``, a match from each place where the last one left off; once: of ``match``."""
        self.steps, at, self.text, self.groups = 0, 0, text, {}
        ends: list[int] = []

        def done(end: int) -> bool:
            ends.append(end)
            return True

        while at <= len(text):
            at = max(ends[-1], at + 1) if self._row(self.nodes, 0, at, done) else at + 1
            if once:
                break
        return self.steps

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST:
            raise TooMany

    def _row(self, nodes: Sequence[Node], index: int, at: int, then: Then) -> bool:
        if index == len(nodes):
            return then(at)
        self._step()
        op, value = nodes[index]

        def rest(end: int) -> bool:
            return self._row(nodes, index + 1, end, then)

        if op in ONE:
            return at < len(self.text) and self._one(op, value, self.text[at]) and rest(at + 1)
        if op is sre.BRANCH:
            return any(self._row(list(branch), 0, at, rest) for branch in value[1])
        if op is sre.SUBPATTERN:
            group, _, _, inner = value

            def close(end: int) -> bool:
                if group is not None:
                    self.groups[group] = self.text[at:end]
                return rest(end)

            return self._row(list(inner), 0, at, close)
        if op in REPEATS:
            return self._repeat(op, value, at, rest)
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return self._look(value, at) == (op is sre.ASSERT) and rest(at)
        if op is sre.AT:
            return self._place(value, at) and rest(at)
        if op is sre.GROUPREF:
            words = self.groups.get(value, "\0")
            return self.text.startswith(words, at) and rest(at + len(words))
        raise NotImplementedError(str(op))

    def _repeat(self, op: Any, value: Any, at: int, rest: Then) -> bool:
        low, high, inner = value
        body = list(inner)
        if len(body) == 1 and body[0][0] in ONE:
            run = at
            while run < len(self.text) and run - at < high and self._one(*body[0], self.text[run]):
                self._step()
                run += 1
            ends: Sequence[int] = range(run, at + low - 1, -1)
            if op is sre.POSSESSIVE_REPEAT:
                ends = ends[:1]
            return any(self._tried(end, rest) for end in (reversed(ends) if op is sre.MIN_REPEAT else ends))
        return self._many(op, body, low, high, at, 0, rest)

    def _tried(self, end: int, rest: Then) -> bool:
        self._step()
        return rest(end)

    def _many(self, op: Any, body: list[Node], low: int, high: int, at: int, done: int, rest: Then) -> bool:
        def again(end: int) -> bool:
            return end > at and self._many(op, body, low, high, end, done + 1, rest)

        def more() -> bool:
            return done < high and self._row(body, 0, at, again)

        if done < low:
            return self._row(body, 0, at, lambda end: self._many(op, body, low, high, end, done + 1, rest))
        return rest(at) or more() if op is sre.MIN_REPEAT else more() or rest(at)

    def _look(self, value: Any, at: int) -> bool:
        direction, inner = value
        if direction > 0:
            return self._row(list(inner), 0, at, lambda end: True)
        low, high = inner.getwidth()
        starts = range(max(0, at - min(high, 64)), at - low + 1)
        return any(self._row(list(inner), 0, start, lambda end: end == at) for start in starts if start >= 0)

    def _place(self, value: Any, at: int) -> bool:
        text = self.text
        if value in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0 or bool(value is sre.AT_BEGINNING and self.flags & re.MULTILINE and text[at - 1] == "\n")
        if value in (sre.AT_END, sre.AT_END_STRING):
            return at == len(text) or (value is sre.AT_END and at == len(text) - 1 and text[at] == "\n")
        word = [0 <= k < len(text) and (text[k].isalnum() or text[k] == "_") for k in (at - 1, at)]
        return (word[0] != word[1]) == (value is sre.AT_BOUNDARY)

    def _one(self, op: Any, value: Any, letter: str) -> bool:
        forms = {letter, letter.lower(), letter.upper()} if self.flags & re.IGNORECASE else {letter}
        if op is sre.ANY:
            return letter != "\n" or bool(self.flags & re.DOTALL)
        if op is sre.IN:
            return any(_within(value, form) for form in forms)
        return any((ord(form) == value) for form in forms if len(form) == 1) == (op is sre.LITERAL)


def _within(items: Sequence[Node], letter: str) -> bool:
    if len(letter) != 1:
        return False
    negated = items[0][0] is sre.NEGATE
    return any(_is(op, value, letter) for op, value in items) != negated


def _is(op: Any, value: Any, letter: str) -> bool:
    if op is sre.LITERAL:
        return ord(letter) == value
    if op is sre.RANGE:
        return value[0] <= ord(letter) <= value[1]
    return op is sre.CATEGORY and CATEGORIES[value](letter)


@cache
def attacks(pattern: "re.Pattern[str]") -> tuple[tuple[str, str, str], ...]:
    """Return (beginning, what is repeated, end) for each repetition of a pattern."""
    nodes = list(_parser.parse(pattern.pattern, pattern.flags))
    found = dict.fromkeys(
        (before, pump, end) for before, pump in _pumps(nodes, "") if pump for end in ("", "\0", pump[:1] + "\0")
    )
    return tuple(found)


def _pumps(nodes: Sequence[Node], before: str) -> Iterator[tuple[str, str]]:
    for op, value in nodes:
        if op in REPEATS:
            body = list(value[2])
            if value[1] > 8:
                yield from ((before, pump) for pump in _texts(body))
                yield from (("", pump) for pump in _texts(body))
            yield from _pumps(body, before)
        elif op is sre.SUBPATTERN:
            yield from _pumps(list(value[3]), before)
        elif op is sre.BRANCH:
            for branch in value[1][:40]:
                yield from _pumps(list(branch), before)
        before += _text([(op, value)])
    for wider in (True, False):
        whole = _text(nodes, wider=wider)
        if 0 < len(whole) < 40:
            yield "", whole


def _texts(nodes: Sequence[Node]) -> list[str]:
    """Some texts that the body of a repetition matches."""
    found = [_text(nodes), _text(nodes, wider=True)]
    if len(nodes) == 1 and nodes[0][0] in (sre.IN, sre.ANY, sre.NOT_LITERAL):
        fits = [c for c in SAMPLES if _fits(nodes[0], c)]
        found += [*fits[:5], "".join(fits[:2])]
    if len(nodes) == 1 and nodes[0][0] is sre.BRANCH:
        found += [_text(list(branch)) for branch in nodes[0][1][1][:6]]
    return list(dict.fromkeys(found))


def _fits(node: Node, letter: str) -> bool:
    op, value = node
    if op is sre.ANY:
        return letter != "\n"
    return _within(value, letter) if op is sre.IN else (ord(letter) == value) == (op is sre.LITERAL)


def _text(nodes: Sequence[Node], *, wider: bool = False) -> str:
    """A text that these nodes match, as far as that is easy; wider: with what may be left out."""
    parts = []
    for op, value in nodes:
        if op is sre.LITERAL:
            parts.append(chr(value))
        elif op in ONE:
            letters = (*SAMPLES, *map(chr, range(33, 256)), *"“”„«»‘’–—\u0301")
            parts.append(next((c for c in letters if _fits((op, value), c)), ""))
        elif op is sre.SUBPATTERN:
            parts.append(_text(list(value[3]), wider=wider))
        elif op is sre.BRANCH:
            parts.append(_text(list(value[1][-1 if wider else 0]), wider=wider))
        elif op in REPEATS:
            parts.append(_text(list(value[2]), wider=wider) * max(value[0], 1 if wider else value[0]))
    return unicodedata.normalize("NFC", "".join(parts))


def growth(pattern: "re.Pattern[str]", *, once: bool = False) -> tuple[float, str]:
    """Return how much faster than the length of a text the worst attack grows, and the attack.

    About 2 is linear and 4 quadratic: the work that doubling adds, by the work that the doubling before it added.
    """
    matcher, worst = Matcher(pattern), (0.0, "")
    for begin, pump, end in attacks(pattern)[:MANY]:
        try:
            small, middle, large = (matcher.scan(begin + pump * size + end, once=once) for size in SIZES)
        except TooMany:
            return float("inf"), f"{begin!r} + {pump!r} * n + {end!r}"
        rate = (large - middle) / max(middle - small, 1) if large > SMALL else 0.0
        worst = max(worst, (rate, f"{begin!r} + {pump!r} * n + {end!r}"))
    return worst
