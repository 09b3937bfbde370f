"""Entry point of the command line: runs one command and turns any failure into one line."""

import argparse
import gc
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

from kzgraph import __version__
from kzgraph.cli import (
    add,
    build,
    diff,
    dossier,
    explain,
    export,
    gaps,
    info,
    load,
    merge,
    query,
    remove,
    resolve,
    review,
    search,
    serve,
    validate,
    view,
)
from kzgraph.cli.console import Console
from kzgraph.cli.terminal import guarded
from kzgraph.errors import KzgraphError
from kzgraph.model.shown import shown_line

DONE, FINDINGS, FAILED = 0, 1, 2
"""Exit codes: done; done, with violations or skipped documents; could not be done."""

COLLECTING = (20_000, 20, 20)
"""How often the collector looks: models and graphs are millions of objects that stay (see ``gc.set_threshold``)."""

COMMANDS = (
    build,
    add,
    remove,
    merge,
    diff,
    resolve,
    review,
    query,
    search,
    dossier,
    explain,
    gaps,
    export,
    load,
    view,
    serve,
    validate,
    info,
)

MIXED = (build, add, remove, merge, explain, gaps)
"""Commands with any number of paths."""

_DESCRIPTION = (
    "Turn Dutch news text into a knowledge graph of claims: who did what to whom, according to whom."
)
_EPILOG = """\
a first tour:
  kzgraph build seeds/ -o output/     read articles, write the graph
  kzgraph info output/                count what is in it
  kzgraph query --list                the questions that come with kzgraph
  kzgraph query who-asked-whom        ask one of them
  kzgraph view output/ -o page.html   the graph as a network page

exit codes: 0 done; 1 done, with findings (violations, skipped documents); 2 could not be done
help on a command: kzgraph COMMAND --help
"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line.

    mixed: options may stand among the paths ("explain CLAIM -g DIR PATH").
    """

    mixed = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Parse, paths and options in any order where ``mixed``."""
        if not self.mixed:
            return super().parse_known_args(args, namespace)
        self.mixed = False  # what parses them in any order comes back here for the options alone
        try:
            found: tuple[Any, list[str]] = self.parse_known_intermixed_args(args, namespace)
            return found
        finally:
            self.mixed = True

    def error(self, message: str) -> NoReturn:
        """Exit with code 2."""
        self.exit(FAILED, f"kzgraph: error: {shown_line(message)}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = Parser(
        prog="kzgraph",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"kzgraph {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.NAME,
            help=command.HELP,
            description=command.DESCRIPTION,
            epilog=f"examples:\n{command.EXAMPLES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_arguments(sub)
        sub.mixed = command in MIXED
        _add_common(sub)
        sub.set_defaults(run=command.run)
    return top


def _add_common(sub: argparse.ArgumentParser) -> None:
    common = sub.add_argument_group("for all commands")
    level = common.add_mutually_exclusive_group()
    level.add_argument("-q", "--quiet", action="store_true", help="print nothing but data and errors")
    level.add_argument("-v", "--verbose", action="store_true", help="say more; show tracebacks")
    common.add_argument("--json", action="store_true", help="print JSON for machines")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    gc.set_threshold(*COLLECTING)
    with guarded():
        return _run(argv)


def _run(argv: Sequence[str] | None) -> int:
    arguments = parser().parse_args(argv)
    console = Console(quiet=arguments.quiet, verbose=arguments.verbose, json=arguments.json)
    logging.basicConfig(
        level=logging.INFO if arguments.verbose else logging.ERROR,
        format="kzgraph: %(message)s",
        stream=sys.stderr,
    )
    try:
        code: int = arguments.run(arguments, console)
        sys.stdout.flush()
    except KzgraphError as error:
        return _failed(console, str(error))
    except BrokenPipeError:  # the reader has gone (``kzgraph query … | head``): all it wanted was written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _failed(console, "stopped; nothing was written")
    except Exception as error:
        what = f"unexpected {type(error).__name__}: {error}"
        hint = "" if console.verbose else "; run again with --verbose to see where, and report it"
        return _failed(console, f"{what}{hint}")
    return code


def _failed(console: Console, message: str) -> int:
    if console.verbose:
        traceback.print_exc(file=sys.stderr)
    line = shown_line(" ".join(message.split()))
    print(f"kzgraph: error: {line}", file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
