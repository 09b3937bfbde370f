"""How long each format takes for a thousand claims, and for ten thousand: seconds of processor time, and bytes.

The graph is that of the seeds, laid beside itself with other ids for claims, events and groups; actors are shared.
"""

import io
import re
import tempfile
from pathlib import Path
from time import process_time

from pyoxigraph import RdfFormat, parse

from kzgraph.export.contents import read
from kzgraph.export.formats import FOLDERS, FORMATS
from kzgraph.store.memory import MemoryStore

SMALL, LARGE = 1_000, 10_000  # claims
_OWN = re.compile(r"(id/(?:claim|passage|document|event|attribution|quantity|group|thing)/)([0-9a-f]{4})")


def laid_beside_itself(graph: Path, claims: int) -> MemoryStore:
    """Return the graph of a file as many times as gives ``claims``, more or less."""
    text = graph.read_text("utf-8")
    once = len(read(MemoryStore(parse(text.encode(), format=RdfFormat.N_QUADS))).claims)
    copies = (
        _OWN.sub(lambda match, number=number: f"{match[1]}{number:04x}{match[2]}", text)
        for number in range(round(claims / once))
    )
    return MemoryStore(parse("".join(copies).encode(), format=RdfFormat.N_QUADS))


def exports(graph: Path) -> dict[str, dict[str, float]]:
    """Return name of the format → seconds for a thousand and ten thousand claims, their ratio ÷ 10, and MB."""
    small, large = (laid_beside_itself(graph, claims) for claims in (SMALL, LARGE))
    found = {}
    for name in (*FORMATS, *FOLDERS):
        _written(name, small)  # what loads at first use
        few, _ = _written(name, small)
        many, size = _written(name, large)
        found[name] = {
            "seconds for 1,000": round(few, 2),
            "seconds for 10,000": round(many, 2),
            "growth": round(many / few * SMALL / LARGE, 2),
            "MB for 10,000": round(size / 1e6, 1),
        }
    return found


def _written(name: str, view: MemoryStore) -> tuple[float, int]:
    start = process_time()
    if name in FORMATS:
        out = io.BytesIO()
        FORMATS[name](view, out)
        return process_time() - start, len(out.getvalue())
    with tempfile.TemporaryDirectory() as folder:
        FOLDERS[name](view, Path(folder))
        return process_time() - start, sum(file.stat().st_size for file in Path(folder).iterdir())
