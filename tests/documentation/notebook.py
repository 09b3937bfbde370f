"""Runs a notebook in a fresh kernel, and takes out of its outputs what is not the same twice."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FRAME = re.compile(r'(<iframe[^>]*? srcdoc=")[^"]*(")', re.DOTALL)
KEPT = ("text/html", "text/plain")


def run(path: Path, place: Path) -> Any:
    """Return the notebook as it is after a run in ``place``. Raises CellExecutionError when a cell fails."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=600,  # seconds, of a cell on a busy machine
        startup_timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(place)}},
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = joined(settled(output) for output in cell.outputs if output.get("name") != "stderr")
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def joined(outputs: Iterable[Any]) -> list[Any]:
    """Return the outputs with what was printed in one piece: a kernel sends it in as many as it likes."""
    found: list[Any] = []
    for output in outputs:
        if output.output_type == "stream" and found and found[-1].output_type == "stream":
            found[-1].text += output.text
        else:
            found.append(output)
    return found


def settled(output: Any) -> Any:
    """Return an output without numbers of runs, and a page in a frame without the page."""
    if "execution_count" in output:
        output.execution_count = None
    output.metadata = {} if "metadata" in output else output.get("metadata")
    if output.get("metadata") is None:
        output.pop("metadata", None)
    if "data" in output:
        output.data = {kind: text for kind, text in output.data.items() if kind in KEPT}
        if "<iframe" in output.data.get("text/html", ""):
            output.data = {"text/html": FRAME.sub(r"\1\2", output.data["text/html"])}
    return output


def compared(notebook: Any) -> list[dict[str, Any]]:
    """Return what must be the same after another run: all but the HTML of data frames, which varies with pandas."""
    found = []
    for cell in notebook.cells:
        outputs = [dict(one) for one in cell.get("outputs", [])]
        for one in outputs:
            if "dataframe" in one.get("data", {}).get("text/html", ""):
                one["data"] = {"text/plain": one["data"]["text/plain"]}
        found.append({"source": cell.source, "outputs": outputs})
    return found
