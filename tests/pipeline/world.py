"""Twelve short articles of one world, read once with the shipped model, for the laws of merging."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kzgraph.errors import ModelError
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.pipeline import Stages, load_language
from kzgraph.settings import Settings

TEXTS = {
    "a.txt": "President Sadyr Dzjaparov van Kirgizië heeft donderdag Rusland om hulp gevraagd.",
    "b.txt": "Volgens president Sadyr Zjaparov kwamen bij de rellen in Osj achttien agenten om het leven.",
    "c.txt": "Japarov noemde de betogers bandieten. De politie arresteerde in Osj tweehonderd mensen.",
    "d.txt": "Bij de rellen in Osj zijn dertien agenten gedood, aldus het ministerie van Binnenlandse Zaken.",
    "e.txt": "Het Rode Kruis zei dat er in Osj zeker 26 doden vielen. Rusland stuurt 300 militairen naar Kirgizië.",
    "f.txt": "Moskou heeft 300 militairen naar Kirgizië gestuurd. Dzjaparov bedankte Rusland.",
    "g.txt": "De Belgische premier Anna Verhulst ontkent dat zij is afgetreden. Verhulst sprak met Rusland.",
    "h.txt": "Minister Karel Verhulst beschuldigt de vakbond van geweld. De vakbond wees dat af.",
    "i.txt": "Verhulst heeft de vakbond om overleg gevraagd.",
    "j.txt": "Bij de rellen in Osj zijn dertien agenten gedood, aldus het ministerie. Er is veel schade.",
    "k.txt": "In Gent betoogden duizenden mensen. De politie van Gent pakte twaalf betogers op.",
    "l.txt": "De politie van Utrecht pakte gisteren vier betogers op. De burgemeester noemde dat verstandig.",
}


@cache
def _understand() -> Callable[[Article], Reading]:
    try:
        read = load_language(Settings())
    except ModelError as error:
        pytest.skip(f"the Dutch model is not here: {error}")
    return cache(read)


def stages() -> Stages:
    """Return the real stages; each text is read once in a test run, and nothing is drawn."""
    return Stages(load=lambda settings: _understand(), draw=lambda record, folder: None)


def write(folder: Path, names: set[str]) -> Path:
    """Write the articles of these names into a new folder."""
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text(TEXTS[name] + "\n", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """All files but the log, the only one that knows the time."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.log")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
