"""The built explorer as files at ``/``. A checkout that has not built it serves a page that says so."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

FOLDER = Path(__file__).parent / "static"
"""Where the build puts the explorer: index.html and what it loads."""

PAGE = "index.html"

_MISSING = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>kzgraph</title>
<h1>kzgraph</h1>
<p>The explorer is not built here; <code>pip install -e .</code> in the checkout builds it, with npm's registry at
hand. The graph answers at <a href="sparql">/sparql</a> (SPARQL 1.1 Protocol).</p>
</html>
"""


def explorer(folder: Path = FOLDER) -> BaseRoute:
    """Return what answers at ``/``: files below ``folder``, never a listing and never a file outside it."""
    if not is_built(folder):
        return Route("/", _missing)
    return Mount("/", StaticFiles(directory=folder, html=True))


def is_built(folder: Path = FOLDER) -> bool:
    """Return whether the explorer was built when the package was installed."""
    return (folder / PAGE).is_file()


def _missing(request: Request) -> Response:
    return HTMLResponse(_MISSING)
