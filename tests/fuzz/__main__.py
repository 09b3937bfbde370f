"""``python -m tests.fuzz TARGET --seconds N``: atheris, guided by coverage, on one of the targets.

Needs the extra ``fuzz``. What is found is written to a file here, shown with its traceback, and ends the run; it then
becomes a case of ``FOUND`` in tests/fuzz/test_targets.py.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Fuzz one target for a bounded time."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    try:
        import atheris
    except ImportError:
        print("fuzzing needs atheris; install it with: pip install 'kzgraph[fuzz]'", file=sys.stderr)
        return 2
    from fuzz.seeds import SEEDS
    from fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--longest", type=int, default=2000, help="bytes of an input")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix=f"fuzz-{arguments.target}-") as corpus:
        for number, data in enumerate(SEEDS.get(arguments.target, (b"",))):
            (Path(corpus) / str(number)).write_bytes(data)
        target = TARGETS[arguments.target]
        with atheris.instrument_imports(include=["kzgraph"]):
            for data in SEEDS.get(arguments.target, (b"",)):
                target(data)  # loads all modules, and the model, before the clock runs
        limits = [f"-max_total_time={arguments.seconds}", f"-max_len={arguments.longest}", f"-seed={arguments.seed}"]
        atheris.Setup([sys.argv[0], *limits, "-timeout=20", "-rss_limit_mb=4000", corpus], target)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
