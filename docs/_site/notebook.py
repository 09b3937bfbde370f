"""A notebook as a page: prose as it stands, code in fences, outputs below."""

import json
import re
from pathlib import Path
from typing import Any

STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
FRAME = re.compile(r"<iframe[^>]*></iframe>", re.DOTALL)
NETWORK = "assets/network.html"
INSTEAD = f'<iframe title="The network page" src="{NETWORK}" width="100%" height="560"></iframe>'
"""What stands in the place of a page in a frame, which the notebook keeps without the page."""


def page(path: Path) -> str:
    """Return the notebook at ``path`` as Markdown."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return "\n\n".join(part for cell in cells for part in _cell(cell)) + "\n"


def _cell(cell: dict[str, Any]) -> list[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] != "code":
        return [source]
    return [f"```python\n{source}\n```", *(_output(output) for output in cell["outputs"])]


def _output(output: dict[str, Any]) -> str:
    data = output.get("data", {})
    if "text/html" in data:
        html = STYLE.sub("", "".join(data["text/html"]))
        html = FRAME.sub(INSTEAD, html)
        return "<div class='output'>" + re.sub(r"\s*\n\s*", "", html) + "</div>"
    text = "".join(output.get("text") or data.get("text/plain", ""))
    return f"```text\n{text.rstrip()}\n```"
