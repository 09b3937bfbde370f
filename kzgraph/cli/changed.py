"""What add, remove and merge say when they are done."""

from typing import TYPE_CHECKING

from kzgraph.cli.console import Console

if TYPE_CHECKING:
    from kzgraph.pipeline.building import Changed

SHOWN = 20  # skipped documents that are listed; all of them are in build.log


def report(changed: "Changed", console: Console) -> int:
    """Say what was done; return 1 when something was skipped, else 0."""
    built = changed.built
    for line in built.skipped[:SHOWN]:
        console.warn(line)
    if len(built.skipped) > SHOWN:
        console.warn(f"{len(built.skipped) - SHOWN} more lines are in {built.folder / 'build.log'}")
    data = {
        "added": list(changed.added),
        "removed": list(changed.removed),
        "read": changed.read,
        **built.as_json(),
    }
    console.summary(_summary(changed), data)
    return 1 if built.skipped else 0


def _summary(changed: "Changed") -> str:
    built, counts = changed.built, changed.built.counts
    done = [
        f"{len(names)} {what}" for names, what in ((changed.added, "added"), (changed.removed, "removed")) if names
    ]
    return (
        f"{', '.join(done) or 'nothing new'}; {changed.read} read → {counts['documents']} documents, "
        f"{built.size} in {built.folder}, {built.seconds:.1f} s"
    )
