"""Where decisions about nodes are kept: ``decisions.jsonl`` in the folder of the graph, or a file that is named."""

from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.export.files import atomic_file
from kzgraph.resolve.across.decisions import NONE, Decisions, parse

FILE = "decisions.jsonl"


def decisions_file(folder: Path, named: Path | None) -> Path:
    """Return the file of decisions about the graph in ``folder``. named: what the user says, if anything."""
    return named if named is not None else folder / FILE


def load_decisions(folder: Path, named: Path | None = None) -> Decisions:
    """Return the decisions about the graph in ``folder``; none when there is no such file.

    Raises InputError for a file that cannot be read, with file, line and what to mend.
    """
    file = decisions_file(folder, named)
    try:
        return parse(file.read_text("utf-8"), str(file))
    except (FileNotFoundError, NotADirectoryError):
        return NONE
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}; give a file with --decisions") from error


def save_decisions(decisions: Decisions, file: Path) -> None:
    """Write ``decisions`` in place of ``file``, whole or not at all. Raises OutputError when it cannot be written."""
    with atomic_file(file) as out:
        out.write(decisions.lines().encode())
