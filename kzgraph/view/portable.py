"""One file with the whole explorer and a graph inside: it opens from disk and asks no network for anything.

The graph is there twice: as rows for the views (gzipped JSON), and as gzipped N-Quads that Oxigraph loads in a worker
when the first query is asked.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from kzgraph.errors import InputError
from kzgraph.rdf.canonical import nquads
from kzgraph.store.base import View
from kzgraph.view.explorer.pack import pack
from kzgraph.view.explorer.snapshot import snapshot

LIMIT = 300_000
"""Quads that a portable file holds at most: beyond it browsers take long to open it."""

_POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}' 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
_PAGE = """\
<!doctype html>
<html lang="nl"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>kzgraph</title><link rel="icon" href="data:,">
<style>{style}</style></head>
<body><div id="app"></div>
<noscript><p>kzgraph needs JavaScript · kzgraph heeft JavaScript nodig</p></noscript>
{data}
<script>{script}</script>
<!-- The works of others that this file holds, and their licences:
{notices}
-->
</body></html>
"""


def portable_page(
    view: View,
    *,
    text: Callable[[str], str | None],
    dossiers: Mapping[str, Callable[[View], str]],
    step: Callable[[], None] = lambda: None,
) -> bytes:
    """Return the file, the same bytes for the same graph.

    text: IRI of a document -> its words; dossiers: topic -> what makes it as JSON; step: called after each of them,
    after the rows, and after all is packed. Raises InputError when the graph has more than ``LIMIT`` quads, or when
    the explorer is not built.
    """
    quads = view.quads()
    if len(quads) > LIMIT:
        raise InputError(
            f"the graph has {len(quads):,} quads and a portable file holds {LIMIT:,}; serve it with kzgraph serve, "
            "or take fewer claims with --min-confidence"
        )
    script = _text("explorer.js").replace("</script", "<\\/script")
    made = {}
    for name, make in dossiers.items():
        made[name] = json.loads(make(view))
        step()
    rows = json.dumps(pack(snapshot(view), text, made), ensure_ascii=False, separators=(",", ":"))
    step()
    parts = {
        "pack": _zipped(rows.encode("utf-8")),
        "quads": _zipped(nquads(quads)),
        "worker": _zipped(_file("worker.js").read_bytes()),
        "wasm": _zipped(_file("oxigraph.wasm").read_bytes()),
    }
    step()
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    page = _PAGE.format(
        policy=_POLICY.format(digest=digest),
        style=_text("explorer.css").replace("</style", "<\\/style"),
        data="\n".join(f'<script type="text/plain" id="{name}">{value}</script>' for name, value in parts.items()),
        script=script,
        notices=_bundle().joinpath("THIRD_PARTY.txt").read_text("utf-8").replace("--", "- -"),
    )
    return page.encode("utf-8")


def _zipped(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode("ascii")


def _text(name: str) -> str:
    return _file(name).read_text("utf-8")


def _file(name: str) -> Traversable:
    file = _bundle() / "portable" / name
    if not file.is_file():
        raise InputError(
            "the explorer is not built; to build it: pip install -e . in the checkout, with npm's registry at hand"
        )
    return file


def _bundle() -> Traversable:
    return resources.files("kzgraph") / "serve" / "static"
