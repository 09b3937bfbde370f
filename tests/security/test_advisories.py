"""The audit: which advisories hold for which versions by a tiny made-up database, and what PyPI's service says."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
SITE = ROOT / "docs" / "_site"


@pytest.fixture(scope="module")
def advisories() -> Any:
    sys.path.insert(0, str(SITE))
    try:
        import advisories
    finally:
        sys.path.remove(str(SITE))
    return advisories


def record(*events: str, name: str = "Foo.Bar", id: str = "PYSEC-2020-1", kind: str = "ECOSYSTEM", **more: Any) -> Any:
    """An advisory; events: "introduced 1.0" and so on, in one range."""
    entry: dict[str, Any] = {"package": {"name": name, "ecosystem": more.pop("ecosystem", "PyPI")}}
    if events:
        rows = [dict([one.split(" ", 1)]) for one in events]
        entry["ranges"] = [{"type": kind, "events": rows}]
    if "versions" in more:
        entry["versions"] = more.pop("versions")
    return {"id": id, "modified": "2020-02-03T04:05:06Z", "affected": [entry], **more}


def database(folder: Path, *records: Any) -> Path:
    for number, one in enumerate(records):
        place = folder / "vulns" / one["affected"][0]["package"]["name"].lower()
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.yaml").write_text(yaml.safe_dump(one), "utf-8")
    return folder


def found(advisories: ModuleType, folder: Path, *packages: tuple[str, str]) -> list[str]:
    return [str(one) for one in advisories.audit(advisories.read(folder), packages)]


BOTH = ("introduced 0", "fixed 1.5", "introduced 2.0", "fixed 2.10")


@pytest.mark.parametrize(
    ("events", "more", "inside", "outside"),
    [
        (BOTH, {}, "0 0.dev1 1.0 1.4.9 1.5rc1 2.0 2.9 2.10b1", "1.5 1.5.1 1.9 2.0rc1 2.10 3"),
        (tuple(reversed(BOTH)), {}, "1.0 2.0 2.9", "1.5 2.10 3"),  # the order in the file says nothing
        (("introduced 1.0",), {}, "1.0 99", "0.9 1.0rc1"),
        (("introduced 1.0", "last_affected 1.4"), {}, "1.0 1.4 1.4+cpu", "0.9 1.4.1 1.4.post1"),
        (("introduced 1.0", "last_affected 1.0"), {}, "1.0", "0.9 1.1"),
        (("introduced 1!1.0", "fixed 1!2.0"), {}, "1!1.5", "1.5 2!0"),
        (("introduced 1.0", "fixed 2.0"), {"kind": "GIT"}, "", "1.5"),
        (("introduced 1.0", "fixed 2.0"), {"ecosystem": "npm"}, "", "1.5"),
        ((), {"versions": ["1.0", "1.2", "old-one"]}, "1.0 1.0.0 1.2 1.2+local old-one", "1.1 1.3 older"),
        (("introduced 1.0", "fixed 2.0"), {"versions": ["0.3"]}, "0.3 1.5", "0.4 2.0"),
        (("introduced 0", "fixed 2019-09-12"), {"versions": ["0.3"]}, "0.3", "0.4"),  # PYSEC-2019-125 has such a one
        (("introduced 0", "fixed 2019-09-12"), {}, "0.3", ""),  # rather a finding too many
        (("introduced 0",), {"withdrawn": "2021-01-01T00:00:00Z"}, "", "1.0"),
    ],
)
def test_versions(
    advisories: ModuleType, tmp_path: Path, events: tuple[str, ...], more: Any, inside: str, outside: str
) -> None:
    folder = database(tmp_path, record(*events, **more))
    for version in (*inside.split(), *outside.split()):
        assert len(found(advisories, folder, ("foo-bar", version))) == (version in inside.split()), version


@given(st.sets(st.integers(0, 30), min_size=1), st.integers(0, 31))
def test_the_last_event_before_a_version_decides(advisories: ModuleType, at: set[int], version: int) -> None:
    rows = [{("introduced", "fixed")[place % 2]: f"1.{one}"} for place, one in enumerate(sorted(at))]
    one = {"id": "X", "affected": [{"package": {"name": "a"}, "ranges": [{"type": "ECOSYSTEM", "events": rows[::-1]}]}]}
    held = advisories.audit(advisories.Database({"a": [one]}, ""), [("a", f"1.{version}")])
    assert bool(held) == bool(len([one for one in at if one <= version]) % 2)


def test_lines(advisories: ModuleType, tmp_path: Path) -> None:
    folder = database(
        tmp_path,
        record(*BOTH, name="foo_BAR", aliases=["CVE-2020-7", "GHSA-x"]),
        record("introduced 0", name="zet", id="PYSEC-\x1b[31m"),
    )
    assert advisories.read(folder).newest == "2020-02-03"
    assert found(advisories, folder, ("foo-bar", "1.0"), ("foo", "1.0"), ("zet", "1"), ("foo-bar", "2.1")) == [
        "foo-bar 1.0: PYSEC-2020-1 (CVE-2020-7, GHSA-x): fixed in 1.5, 2.10",
        "foo-bar 2.1: PYSEC-2020-1 (CVE-2020-7, GHSA-x): fixed in 2.10",
        "zet 1: PYSEC-\N{REPLACEMENT CHARACTER}[31m: no fixed version is known",
    ]


def run(folder: Path | None, *more: str, **environment: str) -> tuple[int, str, str]:
    where = [] if folder is None else ["--advisories", str(folder)]
    command = [sys.executable, str(SITE / "supply.py"), "audit", *where, *more]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **environment})
    return ran.returncode, ran.stdout, ran.stderr


def test_the_command(advisories: ModuleType, tmp_path: Path) -> None:
    """Exit codes 0, 1 and 2; findings are data, all else is log."""
    code, out, err = run(database(tmp_path / "clean", record("introduced 0", name="no-such-package")))
    assert (code, out) == (0, "") and "against 1 advisories, the newest of 2020-02-03; findings: none" in err
    held = dict(advisories.installed())["packaging"]
    code, out, err = run(database(tmp_path / "known", record("introduced 0", name="Packaging")))
    assert (code, out) == (1, f"packaging {held}: PYSEC-2020-1: no fixed version is known\n")
    assert err.endswith("findings: 1\n")
    code, out, err = run(tmp_path)
    assert (code, out) == (2, "") and err.count("\n") == 1 and "pypa/advisory-database" in err
    assert run(tmp_path / "clean", "--path", str(tmp_path))[0] == 2  # nothing installed is not "nothing found"


@pytest.mark.parametrize(
    "text",
    [
        "", "- a", "id: 1", "id: [", "a: !!python/object/apply:os.system [id]", "\x00", "{" * 5000,
        "id: a\nmodified: b\naffected: [{package: {name: a, ecosystem: PyPI}, ranges: [{type: X}]}]",
    ],
    ids=["empty", "list", "half", "no YAML", "a command", "NUL", "deep", "a range without events"],
)  # fmt: skip
def test_a_file_that_is_no_advisory_is_no_clean_audit(tmp_path: Path, text: str) -> None:
    folder = database(tmp_path, record("introduced 0", name="a"))
    (folder / "vulns" / "a" / "bad.yaml").write_text(text, "utf-8")
    code, out, err = run(folder)
    assert (code, out) == (2, "") and err.count("\n") == 1 and "bad.yaml: " in err


KNOWN = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["3"]}]}
CLEAN = {"name": "a", "version": "1", "vulns": []}
OWN = {"name": "kzgraph", "skip_reason": "distribution marked as editable"}
GONE = {"name": "c", "skip_reason": "Dependency not found on PyPI and could not be audited: c (1)"}


@pytest.mark.parametrize(
    ("program", "code", "out", "err"),
    [
        ([OWN, CLEAN], 0, "", "audit: 1 packages asked of the advisory service of PyPI; findings: none\n"),
        ([CLEAN, KNOWN], 1, "b 2: PYSEC-1 (CVE-1): fixed in 3\n", "findings: 1\n"),
        ([CLEAN, GONE], 2, "", "audit: 1 of 2 packages could not be audited (Dependency not found on PyPI and could"),
        ([], 2, "", "no package"),
        ("raise OSError('no network')", 2, "", "audit: pip-audit failed: OSError: no network; this is no clean audit"),
        ("pass", 2, "", "audit: pip-audit failed: no answer; this is no clean audit"),
    ],
    ids=["clean", "known", "not audited", "nothing", "no network", "no words"],
)
def test_the_service(tmp_path: Path, program: Any, code: int, out: str, err: str) -> None:
    """By a pip-audit of ours, that says what theirs says: without a network, too, it ends well."""
    text = program if isinstance(program, str) else f"print({json.dumps({'dependencies': program, 'fixes': []})!r})"
    (tmp_path / "pip_audit.py").write_text(text, "utf-8")
    got = run(None, PYTHONPATH=str(tmp_path))
    assert got[:2] == (code, out) and err in got[2] and got[2].count("\n") == 1
