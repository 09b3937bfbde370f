"""Claims judged by a reader: texts of our own, written before the extractor read them, and a verdict for each claim.

Each round has its texts in ``judged/NAME/`` and its verdicts in ``judged/NAME.toml``: ``[[claim]]`` with ``doc``,
``class``, ``quote``, ``verdict`` and, where something is off, ``kind``; ``[[missed]]`` with ``doc``, ``quote`` and
``kind`` for what the text says and no claim does. right: all fields are. core: class, actor and target are not wrong,
another field is, or the open class stands for a class. wrong: class, actor, target or polarity, or invented.
"""

import tomllib
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent / "judged"
OPEN = frozenset({"Action", "Statement"})
VERDICTS = ("right", "core", "wrong")


def rounds() -> list[Path]:
    """Return the files of verdicts, in order."""
    return sorted(FOLDER.glob("*.toml"))


def table() -> str:
    """Return the share of right claims of each round and the kinds of errors, as Markdown."""
    lines = ["| round | claims | right | core | wrong | of known classes | right | core | wrong | missed |"]
    lines.append("|---|" + "---:|" * 9)
    kinds: dict[str, Counter[str]] = {}
    for path in rounds():
        data = tomllib.loads(path.read_text("utf-8"))
        claims, missed = data["claim"], data.get("missed", [])
        known = [c for c in claims if c["class"] not in OPEN]
        lines.append(f"| {path.stem} | {_shares(claims)} | {_shares(known)} | {len(missed)} |")
        for row in [*claims, *missed]:
            if row.get("verdict") != "right":
                kinds.setdefault(row.get("kind") or "other", Counter())[path.stem] += 1
    names = [path.stem for path in rounds()]
    lines += ["", f"| kind of error | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    for kind, counts in sorted(kinds.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        lines.append(f"| {kind} | {' | '.join(str(counts[name] or '') for name in names)} |")
    return "\n".join(lines)


def _shares(claims: list[dict[str, str]]) -> str:
    counts = Counter(claim["verdict"] for claim in claims)
    return " | ".join([str(len(claims)), *(f"{counts[v] / max(1, len(claims)):.0%}" for v in VERDICTS)])
