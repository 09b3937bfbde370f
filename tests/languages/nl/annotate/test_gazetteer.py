"""The name list and what it does to the types of names."""

from __future__ import annotations

import lzma
from pathlib import Path

import numpy as np
import pytest

from kzgraph.errors import InputError
from kzgraph.languages.nl.annotate.gazetteer import NameList, settle_types

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
NAMES = NameList({"Zeedorp": "L", "Ada Smit": "P", "Vlier": "PO", "Claus": "P"})


def logits(*favourites: str) -> np.ndarray:
    """One row a word; its favourite label leads by two."""
    rows = np.zeros((len(favourites), len(LABELS)))
    for row, favourite in zip(rows, favourites, strict=True):
        row[LABELS.index(favourite)] = 2.0
    return rows


def settle(labels: list[str], forms: list[str], tag: str = "SPEC|deeleigen") -> list[str]:
    return settle_types(labels, logits(*labels), LABELS, forms, [tag] * len(forms), NAMES)


def test_listed_type_outweighs_a_guess() -> None:
    assert settle(["O", "B-PER", "O"], ["in", "Zeedorp", "."]) == ["O", "B-LOC", "O"]
    assert settle(["B-ORG", "I-ORG"], ["Ada", "Smit"]) == ["B-PER", "I-PER"]


def test_unlisted_names_keep_the_network_s_type() -> None:
    assert settle(["B-ORG", "B-PER"], ["Ada", "Jansen"]) == ["B-ORG", "B-PER"]


def test_two_listed_types_share_their_weight() -> None:
    assert settle(["B-ORG"], ["Vlier"]) == ["B-ORG"]
    assert settle(["B-LOC"], ["Vlier"]) in (["B-PER"], ["B-LOC"], ["B-ORG"])


def test_adjectives_and_peoples_are_misc() -> None:
    assert settle(["B-MISC"], ["Zeedorp"], "ADJ|prenom|basis|met-e|stan") == ["B-MISC"]
    assert settle(["B-LOC"], ["Zeedorpers"], "N|eigen|mv|basis") == ["B-MISC"]


@pytest.mark.parametrize("form", ["Zeedorps", "Zeedorp's", "Zeedorp’s", "Zeedorp"])
def test_genitives_are_found(form: str) -> None:
    assert NAMES.types(form) == ("LOC",)


def test_a_name_that_ends_in_s_is_itself() -> None:
    assert NAMES.types("Claus") == ("PER",)
    assert NAMES.types("Clau") == ()


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv.xz"
    path.write_bytes(lzma.compress(b"Vlier\tPO\nZeedorp\tL\n"))
    assert NameList.read(path).types("Vlier") == ("PER", "ORG")


@pytest.mark.parametrize("content", [b"", b"no xz", lzma.compress(b"no tab\n")])
def test_damaged_file_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.tsv.xz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"names\.tsv\.xz"):
        NameList.read(path)
