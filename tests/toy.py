"""A language of two words, in a folder of its own."""

from pathlib import Path

import pytest

FILE = 'name = "Toy"\nwords = "bla blo"\n'


def toy_language(folder: Path, monkeypatch: pytest.MonkeyPatch, *, code: str = "xx", file: str = FILE) -> Path:
    """Write and register a language; return its folder of words, which is empty."""
    lexicon = folder / code / "lexicon"
    lexicon.mkdir(parents=True)
    (folder / code / "language.toml").write_text(file, "utf-8")
    monkeypatch.setenv("KZGRAPH_LANGUAGES", str(folder))
    return lexicon
