"""What the advisory service of PyPI knows against installed packages, by way of pip-audit.

pip-audit ends well and says "No known vulnerabilities found" also when the service knew none of the packages, as behind
a mirror: here a package that was not audited ends the audit.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from advisories import AuditError, Finding

ELSE = "this is no clean audit; on a closed network: make audit ADVISORIES=DIR (SECURITY.md)"


def ask(place: Path | None = None) -> tuple[list[str], list[Finding]]:
    """Return the names of the packages that were audited, and the findings. place: a site-packages folder.

    Raises AuditError, in one line, when the service gives no answer, or none about a package.
    """
    where = ["--local", "--skip-editable"] if place is None else ["--path", str(place)]
    command = [sys.executable, "-m", "pip_audit", *where, "--format", "json", "--progress-spinner", "off"]
    ran = subprocess.run(command, capture_output=True, text=True)
    try:
        rows: list[dict[str, Any]] = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError) as error:
        last = ["no answer", *filter(str.strip, ran.stderr.splitlines())][-1]
        raise AuditError(f"pip-audit failed: {last[:300]}; {ELSE}") from error
    rows = [row for row in rows if row["name"] != "kzgraph"]
    missed = [str(row["skip_reason"]) for row in rows if "skip_reason" in row]
    if missed:
        raise AuditError(f"{len(missed)} of {len(rows)} packages could not be audited ({missed[0]}); {ELSE}")
    return [row["name"] for row in rows], sorted(found for row in rows for found in _findings(row))


def _findings(row: dict[str, Any]) -> list[Finding]:
    return [
        Finding(row["name"], row["version"], one["id"], tuple(one.get("aliases", ())), tuple(one["fix_versions"]))
        for one in row["vulns"]
    ]
