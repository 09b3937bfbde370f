"""A list of known names with their types, and how it corrects the types that the network gives to names."""

from __future__ import annotations

import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kzgraph.errors import InputError

TYPES: Final = ("PER", "LOC", "ORG", "MISC")
_LETTERS: Final = {kind[0]: kind for kind in TYPES}
_GENITIVES: Final = ("'s", "’s", "'", "’", "s")
# Logits. Any value from 4 to 12 gave the same result on newspaper names: a listed type outweighs a guess.
_LISTED: Final = 4.0
# Plural names that are no listed place are peoples ("Amerikanen"), which are MISC.
_PLURAL: Final = 5.0


@dataclass(frozen=True)
class NameList:
    """Types of known names; letters by name, as in the file."""

    letters: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> NameList:
        """Read ``name TAB letters`` lines (P, L, O, M for PER, LOC, ORG, MISC), packed by xz.

        Raises InputError when the file is missing or damaged.
        """
        try:
            lines = lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()
            rows = (line.partition("\t") for line in lines)
            letters = {name: kinds for name, _, kinds in rows if kinds}
            if len(letters) != len(lines):
                raise ValueError("a line is not a name, a tab and letters")
            return cls(letters)
        except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
            raise InputError(f"cannot read name list {path}: {error}; install kzgraph again") from error

    def types(self, name: str) -> tuple[str, ...]:
        """Types that the name, or the name without a genitive ending, is listed with; most names have one."""
        for form in (name, *(name.removesuffix(ending) for ending in _GENITIVES if name.endswith(ending))):
            if form in self.letters:
                return tuple(_LETTERS[letter] for letter in self.letters[form])
        return ()


def settle_types(
    labels: Sequence[str],
    scores: NDArray[np.floating],
    vocabulary: Sequence[str],
    forms: Sequence[str],
    tags: Sequence[str],
    names: NameList,
) -> list[str]:
    """BIO labels with the same spans and types weighed anew: the network's logits plus what the list says.

    labels: BIO labels of n words; scores: n x len(vocabulary) logits; vocabulary: the labels of the columns;
    forms, tags: the words and their XPOS. Adjectives ("Noorse", MISC) are left as they are.
    """
    settled = list(labels)
    column = {label: i for i, label in enumerate(vocabulary)}
    for start, end in _spans(labels):
        if end - start == 1 and tags[start].startswith("ADJ"):
            continue
        listed = names.types(" ".join(forms[start:end]))
        totals = {}
        for kind in TYPES:
            columns = [column[("I-" if i else "B-") + kind] for i in range(end - start)]
            totals[kind] = float(scores[np.arange(start, end), columns].mean())
            totals[kind] += _LISTED / len(listed) if kind in listed else 0.0
        if not listed and tags[start].startswith("N|eigen|mv"):
            totals["MISC"] += _PLURAL
        best = max(TYPES, key=totals.__getitem__)
        settled[start:end] = ["B-" + best] + ["I-" + best] * (end - start - 1)
    return settled


def _spans(labels: Sequence[str]) -> list[tuple[int, int]]:
    starts = [i for i, label in enumerate(labels) if label.startswith("B-")]
    ends = []
    for start in starts:
        end = start + 1
        while end < len(labels) and labels[end].startswith("I-"):
            end += 1
        ends.append(end)
    return list(zip(starts, ends, strict=True))
