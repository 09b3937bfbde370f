"""Pages that are made from code: the command line, the questions and the formats that come with kzgraph."""

import argparse
from collections.abc import Iterator
from pathlib import Path


def command_line() -> str:
    """Return the reference of the command line, made from its parsers."""
    from kzgraph.cli.main import parser

    top = parser()
    lines = ["# The command line", "", f"{top.description}", "", "```text", *_epilog(top), "```", ""]
    (commands,) = (one for one in top._actions if isinstance(one, argparse._SubParsersAction))
    for name, sub in commands.choices.items():
        lines += [f"## {name} {{ #{name} }}", "", *_command(sub), ""]
    return "\n".join(lines)


def _epilog(parser: argparse.ArgumentParser) -> list[str]:
    return (parser.epilog or "").strip("\n").splitlines()


def _command(sub: argparse.ArgumentParser) -> Iterator[str]:
    sub.formatter_class = lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=100)  # type: ignore[assignment]
    yield from (" ".join((sub.description or "").split()), "", "```text")
    yield from (line.removeprefix(" " * len("usage: ")) for line in _usage(sub))
    yield from ("```", "", "| argument | what it is |", "|---|---|")
    for action in sub._actions:
        if action.help != argparse.SUPPRESS:
            yield f"| {_named(action)} | {_cell(action.help or '')} |"
    yield from ("", "```text", *_epilog(sub), "```")


def _usage(sub: argparse.ArgumentParser) -> list[str]:
    return sub.format_usage().removeprefix("usage: ").rstrip().splitlines()


def _named(action: argparse.Action) -> str:
    value = action.metavar or (action.dest if not action.option_strings else "")
    if action.nargs == 0:
        value = ""
    elif action.choices and not action.metavar:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    names = action.option_strings or [""]
    return ", ".join(f"`{f'{name} {value}'.strip()}`" for name in names)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def questions() -> str:
    """Return the questions that come with kzgraph, each with its parameters and its SPARQL."""
    from kzgraph.store.questions import questions as found

    lines = [
        "# Named questions",
        "",
        "Questions that come with kzgraph: `kzgraph query NAME --set KEY=VALUE` on the command line, "
        "`graph.query(NAME, KEY=VALUE)` in Python, forms in the explorer.",
        "",
    ]
    for one in found():
        lines += [f"## {one.name} {{ #{one.name} }}", "", f"**{one.title}.** {one.description}", ""]
        for parameter in one.parameters:
            default = f", by default `{parameter.default}`" if parameter.default else ""
            lines.append(f"- `{parameter.name}` ({parameter.kind}{default}): {_cell(parameter.about)}")
        body = [line for line in one.text.strip().splitlines() if not line.startswith("#")]
        lines += ["", "```sparql", *body, "```", ""]
    return "\n".join(lines)


def formats() -> str:
    """Return what each export format holds and has no place for."""
    from kzgraph.export.catalogue import CATALOGUE

    lines = [
        "# Formats",
        "",
        "`kzgraph export PATH --format F -o FILE`, in Python `graph.export(F, path)`. Equal graphs give equal bytes.",
        "",
        "| format | ending | what it holds | what has no place in it | needs |",
        "|---|---|---|---|---|",
    ]
    for one in CATALOGUE.values():
        ending = ", ".join(f"`{name}`" for name in one.files) if one.is_folder else f"`.{one.ending}`"
        needs = "`kzgraph[exchange]`" if one.extra else ""
        lines.append(f"| `{one.name}` | {ending} | {_cell(one.holds)} | {_cell(one.lacks)} | {needs} |")
    return "\n".join([*lines, ""])


def accuracy(root: Path) -> str:
    """Return the table of accuracy as the bench measured it last."""
    import json

    from bench.accuracy import table

    return table(json.loads((root / "bench" / "results" / "accuracy.json").read_text("utf-8")))


def judged(root: Path) -> str:
    """Return what a reader found when judging claims, as the bench keeps it."""
    return (root / "bench" / "results" / "judged.md").read_text("utf-8").strip()


def known_failures(root: Path) -> str:
    """Return the sentences of the tests that the shipped model and rules are known to miss."""
    file = root / "tests" / "extract" / "known_failures.txt"
    rows = [line.partition(" => ") for line in file.read_text("utf-8").splitlines() if " => " in line]
    lines = ["| sentence | what should be found, or (`!`) should not |", "|---|---|"]
    return "\n".join([*lines, *(f"| {_cell(sentence)} | `{fact.replace('|', ', ')}` |" for sentence, _, fact in rows)])


def counted(root: Path) -> str:
    """Return how many examples of the lexicon and cues are known to be read wrongly, of how many."""
    from kzgraph.lexicon.loader import controls, epistemics, frames, noun_triggers, reports

    rows, cues = len(frames()) + len(noun_triggers()), len(controls()) + len(reports()) + len(epistemics())
    missed = [
        _rows(root / "tests" / name) for name in ("lexicon/known_failures.txt", "extract/known_failures_cues.txt")
    ]
    return (
        f"Of {rows:,} rows for verbs and nouns, {missed[0]} have an example that the shipped model reads wrongly; "
        f"of {cues:,} cues of certainty and source, {missed[1]}."
    )


def _rows(file: Path) -> int:
    return sum(1 for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#"))
