"""Write the name list that kzgraph ships from the four lists of the Alpino lexicon.

    python -m training.namelist --gazetteer DIR --out kzgraph/languages/nl/names/names.tsv.xz

Kept: names that begin with a capital or a digit and have at most six words. One line a name, sorted:
``name TAB letters`` with P, L, O, M for person, place, organisation, other.
"""

from __future__ import annotations

import argparse
import lzma
from pathlib import Path

from training.treebank import read_text

_FILES = {"P": "per", "L": "geo", "O": "org", "M": "misc"}


def build(folder: Path) -> str:
    """The text of the list."""
    letters: dict[str, str] = {}
    for letter, file in _FILES.items():
        for name in read_text(folder / f"alpino_names_{file}.txt.xz").splitlines():
            name = " ".join(name.split())
            if name and not name[0].islower() and name.count(" ") < 6 and name[0].isalnum():
                letters[name] = letters.get(name, "") + (letter if letter not in letters.get(name, "") else "")
    return "".join(f"{name}\t{letters[name]}\n" for name in sorted(letters))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.write_bytes(lzma.compress(build(arguments.gazetteer).encode("utf-8"), preset=9))


if __name__ == "__main__":
    main()
