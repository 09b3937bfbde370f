"""``kzgraph review``: asks, one pair at a time, whether two nodes are the same."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_decisions
from kzgraph.cli.console import Console
from kzgraph.model.shown import shown

if TYPE_CHECKING:
    from kzgraph.pipeline.pairs import Pair, Side
    from kzgraph.resolve.across.decisions import Decisions

NAME = "review"
HELP = "decide, pair by pair, which nodes are the same"
DESCRIPTION = """\
Ask about each pair of nodes that resolution across documents leaves open, the likeliest first, and write each answer to
the decisions file at once. Answers: y (the same), n (two), ? (nobody can know), s (skip), u (undo the last answer),
q (quit). The graph changes with the next build, add or merge; `kzgraph merge DIR -o DIR` reads no text anew."""
EXAMPLES = """\
  kzgraph review output/
  kzgraph review output/ --decisions besluiten.jsonl --user anna
  printf 'y\\nn\\nq\\n' | kzgraph review output/
"""
ANSWERS = {"y": "positive", "j": "positive", "n": "negative", "?": "unsure"}
WORDS = {"yes": "y", "ja": "j", "no": "n", "nee": "n", "skip": "s", "undo": "u", "quit": "q"}
PROMPT = "the same? y / n / ? / s(kip) / u(ndo) / q(uit): "
SHOWN = 5  # names and documents of a node that are shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that build made")
    parser.add_argument("--user", metavar="NAME", help="who decides (default: the name of your account)")
    add_decisions(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Ask until nothing is open, the input ends or the user quits."""
    from kzgraph.pipeline.decided import decisions_file, load_decisions
    from kzgraph.pipeline.pairs import load_pairs

    pairs = load_pairs(arguments.folder, arguments.decisions)
    file = decisions_file(arguments.folder, arguments.decisions)
    asking = Asking(file, lambda: load_decisions(arguments.folder, file), arguments.user or _account())
    decided = asking.ask(pairs.unsure)
    text = f"{decided} decided → {file}" if decided else "nothing decided"
    more = f"; put into effect by: kzgraph merge {arguments.folder} -o {arguments.folder}" if decided else ""
    console.summary(text + more, {"decided": decided, "file": str(file)})
    return 0


class Asking:
    """A round of questions. load: reads the file, which others may change while a person thinks."""

    def __init__(self, file: Path, load: "Callable[[], Decisions]", user: str) -> None:
        self.file, self.load, self.user = file, load, user
        self.done: list[tuple[int, Pair, Decisions]] = []

    def ask(self, pairs: "tuple[Pair, ...]") -> int:
        """Ask about each pair; return how many were decided."""
        if not pairs:
            _say("nothing is open")
        at = 0
        while at < len(pairs):
            if self._is_settled(pairs[at]):
                at += 1
                continue
            _say(_question(pairs[at], at + 1, len(pairs)))
            answer = _answer()
            if answer == "q":
                break
            if answer == "u":
                at = self._undo(at)
            elif answer == "s" or self.decide(pairs[at], at, ANSWERS[answer]):
                at += 1
        return len(self.done)

    def _is_settled(self, pair: "Pair") -> bool:
        """Whether what was decided so far answers the question too."""
        from kzgraph.resolve.across.settled import settled

        return settled(self.load()).judged(*pair.decision.pair)

    def decide(self, pair: "Pair", at: int, judgement: str) -> bool:
        """Write an answer down; an answer that contradicts others is not taken."""
        from kzgraph.errors import InputError
        from kzgraph.model.judgement import Judgement
        from kzgraph.pipeline.decided import save_decisions
        from kzgraph.resolve.across.decisions import with_decision
        from kzgraph.resolve.across.settled import settled

        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        new = replace(pair.decision, judgement=Judgement(judgement), user=self.user, at=now)
        before = self.load()
        after = with_decision(before, new)
        try:
            settled(after)
        except InputError as error:
            _say(f"not taken: {error}")
            return False
        save_decisions(after, self.file)
        self.done.append((at, pair, before))
        return True

    def _undo(self, at: int) -> int:
        """Take back the last answer; return the pair to ask about next."""
        from kzgraph.pipeline.decided import save_decisions
        from kzgraph.resolve.across.decisions import with_pair_of

        if not self.done:
            _say("nothing to undo")
            return at
        last, pair, before = self.done.pop()
        save_decisions(with_pair_of(self.load(), before, pair.decision.pair), self.file)
        return last


def _question(pair: "Pair", number: int, total: int) -> str:
    score = "" if pair.decision.score is None else f"   score {pair.decision.score:.2f}"
    lines = [f"\n{number} of {total}{score}   {pair.decision.reason}", *_side("A", pair.left), *_side("B", pair.right)]
    return "\n".join(map(shown, lines))


def _side(mark: str, side: "Side") -> list[str]:
    lines = [f"  {mark}  {side.label}   {side.kind}   {side.id}"]
    for what, found in (("also", side.names), ("in", side.documents)):
        if found:
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            lines.append(f"     {what}: {', '.join(found[:SHOWN])}{more}")
    return [*lines, *([f"     “{side.sentence}”"] if side.sentence else [])]


def _answer() -> str:
    """One answer; the end of the input quits, and so does Ctrl-C, as all answers are written by then."""
    while True:
        print(PROMPT, end="", file=sys.stderr, flush=True)
        try:
            given = input().strip().lower()
        except (EOFError, KeyboardInterrupt):
            _say("")
            return "q"
        given = WORDS.get(given, given)
        if given in {*ANSWERS, "s", "u", "q"}:
            return given
        _say("answer y, n, ?, s, u or q")


def _say(text: str) -> None:
    """The dialogue is no data: it goes to standard error."""
    print(shown(text), file=sys.stderr, flush=True)


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such account, as in some containers
        return "reviewer"
