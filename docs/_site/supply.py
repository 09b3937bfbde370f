"""What kzgraph stands on: docs/licences.md for people, and a bill of materials (CycloneDX) for machines.

``python docs/_site/supply.py licences`` writes the page anew; ``python docs/_site/supply.py sbom -o FILE`` the bill of
what is installed here. Both are functions of their inputs: no clock, no chance. Source: CycloneDX 1.6 (ECMA-424).
``python docs/_site/supply.py audit`` tells what is known against what is installed here, a line for each finding: it
asks PyPI, or with ``--advisories DIR`` a checkout of github.com/pypa/advisory-database. Exit code 1 with findings, 2
when anything could not be audited.
"""

import argparse
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "licences.md"
SPACE = uuid.UUID("5f2c1f0e-0c1c-5e0e-9d0a-6b7a2f1f6c11")  # of the serial numbers of our bills
DATA = (
    ("kzgraph/languages/nl/model", "the language model", "CC-BY-SA-4.0"),
    ("kzgraph/languages/nl/names", "names with their types, from the lexicon of Alpino", "LGPL-2.1-or-later"),
    ("kzgraph/lexicon/data/towns", "towns with coordinates, from GeoNames", "CC-BY-4.0"),
    ("ontology", "the ontology", "CC-BY-4.0"),
)
TOOLS = re.compile(r"@esbuild/|@types/|esbuild$|typescript$|axe-core$|graphology-types$")
"""npm packages that make the explorer, or test it, and are no part of it."""

SPDX: Mapping[str, str] = {
    "mit": "MIT", "mit license": "MIT", "apache 2.0": "Apache-2.0", "apache-2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0", "apache software license": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "bsd": "BSD-3-Clause", "bsd license": "BSD-3-Clause", "bsd-3-clause": "BSD-3-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "new bsd": "BSD-3-Clause", "3-clause bsd license": "BSD-3-Clause", "bsd-2-clause": "BSD-2-Clause",
    "simplified bsd": "BSD-2-Clause",
    "isc license (iscl)": "ISC", "isc license": "ISC", "python software foundation license": "PSF-2.0",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0", "the mit license": "MIT", "mit licence": "MIT",
    "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.0-or-later",
}  # fmt: skip


def project() -> dict[str, Any]:
    """Return the project table of pyproject.toml."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def direct() -> list[Requirement]:
    """Return the core dependencies with their bounds, by name."""
    return sorted((Requirement(row) for row in project()["dependencies"]), key=lambda one: one.name.lower())


def core() -> list[Distribution]:
    """Return what is installed of the core dependencies and of all that they need, by name."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    rows = [(one, "") for one in direct()]
    while rows:
        one, asked = rows.pop()
        if one.marker is not None and not one.marker.evaluate({"extra": asked}):
            continue
        try:
            here = distribution(one.name)
        except PackageNotFoundError:
            continue
        found[_plain(one.name)] = here
        for extra in {"", *one.extras} - {name for key, name in seen if key == _plain(one.name)}:
            seen.add((_plain(one.name), extra))
            rows += [(Requirement(row), extra) for row in here.requires or ()]
    return [here for _, here in sorted(found.items())]


def licence_of(here: Distribution) -> str:
    """Return the SPDX expression of an installed package's licence, or the words that it has for it; "" for none."""
    data: Any = here.metadata
    if expression := data.get("License-Expression"):
        return str(expression)
    ways = [row.rpartition(" :: ")[2] for row in data.get_all("Classifier") or () if row.startswith("License ::")]
    words = str(data.get("License") or "").strip().split("\n")[0]
    for one in (words, *ways):
        if one.lower() in SPDX:
            return SPDX[one.lower()]
    return next((one for one in ways if one != "OSI Approved"), words)


def bundled() -> Iterator[tuple[str, str, str]]:
    """Yield (name, version, licence) of the npm packages in the explorer, by name."""
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))
    for path, row in sorted(lock["packages"].items()):
        name = path.rpartition("node_modules/")[2]
        if name and not TOOLS.search(name):
            yield name, row["version"], row.get("license", "")


def page() -> str:
    """Return docs/licences.md. It names no versions that are installed, so that it is the same on every machine."""
    lines = [
        "# Licences",
        "",
        f"kzgraph as a whole: `{project()['license']}`.",
        "The code and the lexicon are Apache-2.0; what differs is below. This page is made by",
        "`python docs/_site/supply.py licences` and tested to be current; `make sbom` writes a bill of materials",
        "(CycloneDX) of what is installed, with exact versions and the packages below these.",
        "",
        "## Data in the package",
        "",
        "| what | where | licence |",
        "|---|---|---|",
        *(f"| {about} | `{path}` | {licence} |" for path, about, licence in DATA),
        "",
        "## Python packages it needs",
        "",
        "| package | versions | licence |",
        "|---|---|---|",
        *(f"| {one.name} | `{_bounds(one)}` | {licence_of(distribution(one.name))} |" for one in direct()),
        "",
        "## JavaScript in the explorer",
        "",
        "Bundled when the package is built, from `web/package-lock.json`; their notices are served with it.",
        "",
        "| package | version | licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {licence} |" for name, version, licence in bundled()),
        "",
    ]
    return "\n".join(lines)


def sbom() -> dict[str, Any]:
    """Return the bill of materials of what is installed here: the same for the same versions."""
    from kzgraph import __version__

    parts = [_component(here.metadata["Name"], here.version, licence_of(here), "pypi") for here in core()]
    parts += [_component(name, version, licence, "npm") for name, version, licence in bundled()]
    parts += [
        {"type": "data", "bom-ref": f"file:{path}", "name": about, "licenses": _licences(licence)}
        for path, about, licence in DATA
    ]
    own = _component("kzgraph", __version__, str(project()["license"]), "pypi") | {"type": "application"}
    names = {_plain(one.name) for one in direct()}
    ours = (one["bom-ref"] for one in parts if _plain(one["name"]) in names or "pkg:pypi" not in one["bom-ref"])
    serial = uuid.uuid5(SPACE, json.dumps([own, parts], sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": own},
        "components": parts,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": sorted(ours)}],
    }


def _component(name: str, version: str, licence: str, kind: str) -> dict[str, Any]:
    place = name.replace("@", "%40") if kind == "npm" else _plain(name)
    purl = f"pkg:{kind}/{place}@{version}"
    found = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    return found | ({"licenses": _licences(licence)} if licence else {})


def _licences(licence: str) -> list[dict[str, Any]]:
    """An SPDX expression, or the words of the package when they are none."""
    words = re.fullmatch(r"\(?[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) \(?[A-Za-z0-9.+-]+\)?)*\)?", licence)
    return [{"expression": licence}] if words else [{"license": {"name": licence}}]


def _bounds(one: Requirement) -> str:
    return ",".join(sorted(str(one.specifier).split(","), key=lambda part: part[0] == "<"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def audit(folder: Path | None, place: Path | None) -> int:
    """Print what is known against what is installed, here or in a folder ``place``; return the exit code.

    folder: of an advisory database; None asks the advisory service of PyPI, by way of pip-audit.
    """
    import advisories  # beside this file; it needs PyYAML
    import asking

    try:
        if folder is None:
            names, found = asking.ask(place)
            about = "asked of the advisory service of PyPI"
        else:
            database, packages = advisories.read(folder), advisories.installed(place)
            names, found = [name for name, _ in packages], advisories.audit(database, packages)
            about = f"against {database.size} advisories, the newest of {database.newest}"
        if not names:
            raise advisories.AuditError(f"{place}: no package is installed there; name a site-packages folder")
    except advisories.AuditError as error:
        print(f"audit: {error}", file=sys.stderr)
        return 2
    print(*found, sep="\n", end="\n" if found else "")
    print(f"audit: {len(names)} packages {about}; findings: {len(found) or 'none'}", file=sys.stderr)
    return 1 if found else 0


def main() -> int:
    """Write the page or the bill, or audit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["licences", "sbom", "audit"])
    parser.add_argument("-o", "--output", type=Path, help="file of the page or the bill")
    parser.add_argument("--advisories", type=Path, metavar="DIR", help="checkout of the advisory database, for audit")
    parser.add_argument("--path", type=Path, metavar="DIR", help="audit this site-packages folder (default: this one)")
    arguments = parser.parse_args()
    if arguments.what == "audit":
        return audit(arguments.advisories, arguments.path)
    if arguments.what == "licences":
        (arguments.output or PAGE).write_text(page(), "utf-8")
        return 0
    text = json.dumps(sbom(), indent=2, ensure_ascii=False) + "\n"
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
