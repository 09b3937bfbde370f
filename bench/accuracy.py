"""The figures of a scorer over gold claims, by the folder of texts that they are about."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

Figures = dict[str, dict[str, float]]


def score(texts: Path, gold: Path, scorer: Path) -> Figures:
    """Build the graph of ``texts`` and score it: figure → precision, recall, f1, right, of."""
    with tempfile.TemporaryDirectory() as out:
        build = [sys.executable, "-m", "kzgraph", "build", str(texts), "-o", out, "--quiet"]
        subprocess.run(build, check=True)
        command = [sys.executable, str(scorer), f"{out}/graph.nq", str(gold), "--docs", str(texts), "--json"]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, dict[str, Any]] = json.loads(ran.stdout)
    return {name: {key: round(value, 3) for key, value in figure.items()} for name, figure in figures.items()}


def table(results: dict[str, Figures]) -> str:
    """The F1 of each figure as a Markdown table, a column for each set of texts."""
    names = list(next(iter(results.values())))
    lines = [f"| F1 | {' | '.join(results)} |", f"|---|{'---:|' * len(results)}"]
    lines += [
        f"| {name} | {' | '.join(format(figures[name]['f1'], '.2f') for figures in results.values())} |"
        for name in names
    ]
    return "\n".join(lines)
