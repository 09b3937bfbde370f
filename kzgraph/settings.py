"""Everything that a user can set for one run, built once by the caller and passed on as an argument."""

from dataclasses import dataclass
from pathlib import Path

DEFAULT_BASE = "https://w3id.org/kzgraph/id/"


def is_base(text: str) -> bool:
    """Return whether resources can lie below ``text``: an absolute IRI that ends in ``/``, ``#`` or ``:``."""
    begins = text.startswith(("http://", "https://", "urn:")) and text.endswith(("/", "#", ":"))
    return begins and not any(c in '<>"{}|\\^`' or c <= " " or "\x7f" <= c <= "\xa0" for c in text)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one build.

    base: IRI under which resources live (``kzr:``), ends in ``/`` or ``#``.
    model: name of an installed spaCy pipeline with Universal Dependencies; ``None`` is the shipped Dutch one.
    models: (language, name of an installed spaCy pipeline) for languages other than Dutch.
    language: that all articles are taken to be in; ``None`` looks at each.
    entity_files: further entity files of the user, read after the shipped one.
    min_confidence: claims below it are left out; 0 keeps all.
    columns: (field, column) of tables whose columns have other names than usual.
    decisions: file of what people decided about nodes; ``None`` is ``decisions.jsonl`` of the graph's folder, if there
    is one.
    """

    base: str = DEFAULT_BASE
    model: str | None = None
    models: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    entity_files: tuple[Path, ...] = ()
    min_confidence: float = 0.0
    columns: tuple[tuple[str, str], ...] = ()
    decisions: Path | None = None
