"""What a checkout of the PyPA advisory database knows against installed packages: an audit without a network.

The database is ``vulns/NAME/*.yaml`` in OSV form. Sources: OSV schema 1.6, "affected[].ranges[].events" and its
evaluation algorithm; PEP 440 (versions), PEP 503 (names).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

Record = Mapping[str, Any]
KINDS = {"fixed": 0, "introduced": 1, "last_affected": 2}  # in the order in which they count at one version
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # both build plain values alone; the first is 10 x faster


class AuditError(Exception):
    """What was named is no advisory database, or holds what cannot be read; the message is one line."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """An advisory that holds for an installed version. fixed: the versions that end it, () when none is known."""

    package: str
    version: str
    id: str
    aliases: tuple[str, ...]
    fixed: tuple[str, ...]

    def __str__(self) -> str:
        also = f" ({', '.join(self.aliases)})" if self.aliases else ""
        end = f"fixed in {', '.join(self.fixed)}" if self.fixed else "no fixed version is known"
        line = f"{self.package} {self.version}: {self.id}{also}: {end}"
        return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)


@dataclass(frozen=True, slots=True)
class Database:
    """The advisories that were not withdrawn, by normalised name; newest: the day on which one was last changed."""

    records: Mapping[str, Sequence[Record]]
    newest: str

    @property
    def size(self) -> int:
        """How many advisories there are."""
        return len({record["id"] for records in self.records.values() for record in records})


def read(folder: Path) -> Database:
    """Read a checkout of the database. Raises AuditError when it is none, or holds what is no advisory."""
    paths = sorted((folder / "vulns").glob("*/*.yaml"))
    if not paths:
        raise AuditError(
            f"{folder}: no vulns/NAME/*.yaml there; name a checkout of github.com/pypa/advisory-database"
        )
    records: dict[str, list[Record]] = {}
    days: list[str] = []
    for path in paths:
        record = _record(path)
        days.append(str(record["modified"])[:10])
        if "withdrawn" not in record:
            for name in sorted(set(_names(record))):
                records.setdefault(name, []).append(record)
    return Database(records, max(days))


def _record(path: Path) -> Record:
    try:
        record = yaml.load(path.read_text("utf-8"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise AuditError(f"{path}: cannot be read: {' '.join(str(error).split())[:200]}") from error
    try:
        _ = str(record["id"]), str(record["modified"]), list(_names(record)), list(_affected(record, "1"))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise AuditError(f"{path}: is no advisory in OSV form ({type(error).__name__}: {error})") from error
    return dict(record)


def _names(record: Record) -> Iterator[str]:
    for one in record.get("affected") or ():
        if one["package"]["ecosystem"] == "PyPI":
            yield canonicalize_name(one["package"]["name"])


def installed(place: Path | None = None) -> list[tuple[str, str]]:
    """Return (normalised name, version) of all that is installed but kzgraph, by name. place: other site-packages."""
    here = distributions() if place is None else distributions(path=[str(place)])
    found = {(canonicalize_name(one.metadata["Name"]), one.version) for one in here if one.metadata["Name"]}
    return sorted(one for one in found if one[0] != "kzgraph")


def audit(database: Database, packages: Iterable[tuple[str, str]]) -> list[Finding]:
    """Return what the database knows against packages (normalised name, version), in order."""
    found: set[Finding] = set()
    for name, version in packages:
        for record in database.records.get(name, ()):
            rows = [one for one in _affected(record, version) if canonicalize_name(one[0]) == name]
            if rows:
                fixed = sorted({end for _, ends in rows for end in ends}, key=lambda end: (_order(end), end))
                aliases = tuple(map(str, record.get("aliases") or ()))
                found.add(Finding(name, version, str(record["id"]), aliases, tuple(fixed)))
    return sorted(found)


def _affected(record: Record, version: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (package, later versions that fix it) for each entry that holds for a version."""
    for entry in record.get("affected") or ():
        listed = [str(one) for one in entry.get("versions") or ()]
        ranges = [one["events"] for one in entry.get("ranges") or () if one["type"] != "GIT"]
        ends = {str(one["fixed"]) for events in ranges for one in events if "fixed" in one}
        if any(_same(one, version) for one in listed) or any(_within(one, version, listed) for one in ranges):
            yield str(entry["package"]["name"]), [one for one in ends if _order(one) > _order(version)]


def _within(events: Sequence[Mapping[str, str]], version: str, listed: Sequence[str]) -> bool:
    """Whether a version lies in a range. Where that cannot be told: whether no versions are listed."""
    rows = [(_order(str(at)), KINDS[kind], str(at)) for one in events for kind, at in one.items() if kind in KINDS]
    here = _order(version)
    if not all(known for (known, _), _, _ in [*rows, (here, 0, "")]):
        return not listed
    inside = False
    for at, kind, text in sorted(rows, key=lambda row: (row[2] != "0", row)):
        if kind == KINDS["introduced"]:
            inside = inside or text == "0" or here >= at  # "0": before every version, 0.dev0 too
        elif (kind == KINDS["fixed"] and here >= at) or (kind == KINDS["last_affected"] and here > at):
            inside = False
    return inside


def _order(text: str) -> tuple[bool, Version]:
    """Whether a version is one of PEP 440, and which; "2.5+cpu" is 2.5, built in another way."""
    try:
        return True, Version(Version(text).public)
    except InvalidVersion:
        return False, Version("0")


def _same(one: str, other: str) -> bool:
    return one == other or (_order(one) == _order(other) and _order(one)[0])
