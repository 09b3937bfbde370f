"""The page of licences is current, the bill of materials whole, and no licence comes in unnoticed."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
KNOWN = {
    "MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "PSF-2.0", "MPL-2.0", "0BSD", "Zlib", "CC0-1.0", "W3C",
    "CC-BY-SA-4.0", "CC-BY-4.0", "LGPL-2.1-or-later", "Unlicense", "HPND", "BlueOak-1.0.0", "MIT-0", "MIT-CMU",
    "CNRI-Python",
}  # fmt: skip
"""SPDX identifiers of licences that the package can be given on with; a new one is to be looked at first."""

SEEN = {"owlrl", "tld", "tzlocal", "certifi", "python-dateutil", "dateparser", "htmldate", "justext"}
"""Packages whose metadata give no SPDX expression; they were looked at, and their licences are of these kinds."""


@pytest.fixture(scope="module")
def supply() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply", ROOT / "docs" / "_site" / "supply.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(text: str) -> list[str]:
    """Rows of tables, without the licence of Python packages, which another version may word in another way."""
    return [re.sub(r"(\| `[<>=].*?` \|).*", r"\1", line) for line in text.splitlines() if line.startswith("|")]


def test_the_page_is_current(supply: ModuleType) -> None:
    """If not: ``python docs/_site/supply.py licences``."""
    assert rows((ROOT / "docs" / "licences.md").read_text("utf-8")) == rows(supply.page())


def test_the_bill_is_whole_and_the_same_again(supply: ModuleType) -> None:
    bill = supply.sbom()
    assert bill == supply.sbom()
    assert json.loads(json.dumps(bill)) == bill
    refs = [one["bom-ref"] for one in bill["components"]]
    assert len(refs) == len(set(refs))
    names = {one["name"].lower().replace("_", "-") for one in bill["components"]}
    assert {one.name.lower().replace("_", "-") for one in supply.direct() if one.marker is None} <= names
    assert {"thinc", "lxml", "sigma", "the language model"} <= names
    assert "hypothesis" not in names
    assert set(bill["dependencies"][0]["dependsOn"]) <= set(refs)


def test_no_licence_comes_in_unnoticed(supply: ModuleType) -> None:
    odd = {}
    for one in supply.sbom()["components"]:
        found = one.get("licenses", [{}])[0]
        parts = re.split(r" (?:AND|OR|WITH) ", found.get("expression", "").replace("(", "").replace(")", ""))
        if not set(parts) <= KNOWN and one["name"].lower() not in SEEN:
            odd[one["name"]] = found
    assert not odd


def test_each_dependency_has_both_bounds(supply: ModuleType) -> None:
    for one in supply.direct():
        assert {part[:1] for part in str(one.specifier).split(",")} == {"<", ">"}, one
    extras = supply.project()["optional-dependencies"]
    for name in ("exchange", "pandas", "polars", "fuzz"):
        assert all(">=" in row and "<" in row.replace("<=", "") for row in extras[name]), name
