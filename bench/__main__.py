"""``python -m bench``: prints figures as ratios and writes them to ``bench/results``."""

import argparse
import json
from pathlib import Path

from bench import (
    accuracy,
    confidence,
    copies,
    endpoint,
    explorer,
    exports,
    faults,
    judged,
    memory,
    merging,
    names,
    numbers,
    resolution,
    scale,
    screenshots,
    searching,
    speed,
    throughput,
)

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
GOALS = {"help": 0.3, "build": 10.0, "extraction": 1.0}
WHAT = {
    "help": "s     kzgraph --help",
    "build": "s     kzgraph build, from a cold start",
    "spacy": "s     spaCy, all articles",
    "mentions": "s     mentions",
    "claims": "s     claims",
    "resolve": "s     resolution",
    "extraction": "      mentions and claims ÷ spaCy",
    "words": "1/s   words, text to resolved graph, one core",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    timing = commands.add_parser("speed", help="how long things take (default)")
    profile = commands.add_parser("profile", help="where the time goes")
    for one in (timing, profile):
        one.add_argument("--articles", type=Path, default=ROOT / "seeds", metavar="DIR")
    timing.add_argument("--rounds", type=int, default=5)
    profile.add_argument("--lines", type=int, default=25)
    scoring = commands.add_parser("accuracy", help="how much is right, by a scorer and gold claims")
    scoring.add_argument("--gold", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    passing = commands.add_parser("throughput", help="words and quads a second, beside spaCy, Frog, rdflib, pyoxigraph")
    passing.add_argument("--count", type=int, default=throughput.ARTICLES, metavar="N", help="articles")
    passing.add_argument("--rounds", dest="turns", type=int, default=throughput.ROUNDS)
    commands.add_parser("memory", help="resident memory over a thousand articles")
    commands.add_parser("endpoint", help="SPARQL over HTTP on a million quads, and without HTTP")
    commands.add_parser("search", help="text search in a million sentences")
    commands.add_parser("explorer", help="how soon the explorer can be used in Chromium, to 100,000 claims")
    commands.add_parser("screenshots", help="pictures of each view of the explorer, for docs/explorer.md")
    commands.add_parser("merging", help="our graph merged into a hundred thousand entities of others")
    resolving = commands.add_parser("resolution", help="resolution across documents, on a world of which all is known")
    resolving.add_argument("--mentions", type=int, nargs="+", default=[100_000], metavar="N")
    resolving.add_argument("--seed", type=int, default=2, help="of the world (default: 2; 1 is what tuning looked at)")
    commands.add_parser("copies", help="edited copies of articles found to be of one origin, and how fast")
    breaking = commands.add_parser("faults", help="kill -9 at random moments of what writes; half an hour")
    breaking.add_argument("--times", type=int, default=200, metavar="N")
    growing = commands.add_parser("scale", help="archives of more and more articles; half an hour")
    growing.add_argument("--counts", type=int, nargs="+", default=list(scale.COUNTS), metavar="N")
    growing.add_argument("--workers", type=int, default=2)
    resolving.add_argument("--sweep", action="store_true", help="try other thresholds on seed 1")
    commands.add_parser("exports", help="how long each export format takes")
    commands.add_parser("numbers", help="number dossiers of ten thousand documents")
    commands.add_parser("judged", help="the shares of right claims, as readers judged them, and the kinds of errors")
    naming = commands.add_parser("names", help="how well names are compared, beside nomenklatura's LogicV2")
    naming.add_argument("--name-bench", type=Path, metavar="CSV", help="cases.csv of nomenklatura's name_bench")
    trusting = commands.add_parser("confidence", help="how far the confidence of claims can be believed")
    trusting.add_argument("--gold", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    trusting.add_argument(
        "--more", type=Path, nargs="+", default=[], metavar="DIR", help="folders with docs/, gold/ and entities.yaml"
    )
    trusting.add_argument("--write", action="store_true", help="write the weights into the package")
    return parser


def main() -> None:
    parser = _parser()
    arguments = parser.parse_args()
    if arguments.command is None:
        arguments = parser.parse_args(["speed"])
    if arguments.command == "profile":
        print(speed.profile(arguments.articles, arguments.lines))
    elif arguments.command == "accuracy":
        _accuracy(arguments.gold)
    elif arguments.command == "memory":
        grown = memory.growth(ROOT / "seeds")
        (RESULTS / "memory.json").write_text(json.dumps(grown, indent=2) + "\n", "utf-8")
        for name, figure in grown.items():
            print(f"{figure:10.3f} {'' if name == 'growth' else 'MB after'} {name}")
    elif arguments.command == "throughput":
        passed = throughput.throughput(arguments.count, arguments.turns)
        _write("throughput", passed)
        print(throughput.table(passed))
    elif arguments.command == "endpoint":
        served = endpoint.endpoint()
        print(endpoint.table(served))
        _write("endpoint", served)
    elif arguments.command == "search":
        found = searching.searching()
        for name, figure in found.items():
            print(f"{figure:10} {'' if name.startswith('index') else 'ms'} {name}")
        _write("search", found)
    elif arguments.command == "explorer":
        seen = explorer.measure(ROOT / "seeds")
        _write("explorer", seen)
        for name, figure in seen.items():
            print(f"{figure:10.3f} {'' if name.endswith('megabytes') else 's'} {name}")
    elif arguments.command == "screenshots":
        for file in screenshots.write(ROOT / "output", ROOT / "docs" / "img"):
            print(file.relative_to(ROOT))
    elif arguments.command == "merging":
        figures = merging.merging(ROOT / "seeds")
        (RESULTS / "merging.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
        for name, figure in figures.items():
            print(f"{figure:10} {name}")
    elif arguments.command == "resolution":
        _sweep(min(arguments.mentions)) if arguments.sweep else _resolution(arguments.mentions, arguments.seed)
    elif arguments.command == "exports":
        figures = exports.exports(ROOT / "output" / "graph.nq")
        _write("exports", figures)
        for name, row in figures.items():
            print(f"{name:15} {'  '.join(f'{value:6} {what}' for what, value in row.items())}")
    elif arguments.command == "numbers":
        figures = numbers.numbers()
        _write("numbers", figures)
        for name, figure in figures.items():
            print(f"{figure:10} {name}")
    elif arguments.command == "copies":
        found = copies.copies(ROOT / "seeds")
        _write("copies", found)
        for name, row in found.items():
            print(f"{name:22} {'  '.join(f'{value:6} {what}' for what, value in row.items())}")
    elif arguments.command == "faults":
        _write("faults", faults.faults(arguments.times))
    elif arguments.command == "scale":
        grown = scale.growth(arguments.counts, arguments.workers)
        _write("scale", grown)
        print(json.dumps(grown, indent=1))
    elif arguments.command == "judged":
        (RESULTS / "judged.md").write_text(judged.table() + "\n", "utf-8")
        print(judged.table())
    elif arguments.command == "names":
        compared, errors = names.measured(arguments.name_bench)
        _write("names", compared)
        (RESULTS / "names.md").write_text(names.table(compared, errors) + "\n", "utf-8")
        print(names.table(compared, errors))
    elif arguments.command == "confidence":
        _confidence(arguments.gold, arguments.more, write=arguments.write)
    else:
        _speed(arguments.articles, arguments.rounds)


def _speed(articles: Path, rounds: int) -> None:
    figures = {**speed.commands(articles, rounds), **speed.stages(articles, rounds)}
    for name, value in figures.items():
        goal = f"   (goal: at most {GOALS[name]:g})" if name in GOALS else ""
        print(f"{value:10.3f} {WHAT[name]}{goal}")
    _write("speed", {name: round(value, 3) for name, value in figures.items()})


def _accuracy(folder: Path) -> None:
    scorer = folder / "score" / "score.py"
    results = {name: accuracy.score(folder / name, folder / "gold" / name, scorer) for name in ("seeds", "dev")}
    print(accuracy.table(results))
    _write("accuracy", results)


def _confidence(folder: Path, more: list[Path], *, write: bool) -> None:
    sets = confidence.gold_sets(folder, more)
    results, weights = confidence.measured(sets, folder / "score" / "score.py")
    print(confidence.table(results))
    _write("confidence", results)
    if write:
        confidence.write_weights(weights, results)


def _resolution(counts: list[int], seed: int) -> None:
    file = RESULTS / "resolution.json"
    results = json.loads(file.read_text("utf-8")) if file.exists() else {}
    for count in counts:
        results[str(count)] = resolution.apart(count, seed)
        print(resolution.table(results[str(count)]))
        _write("resolution", dict(sorted(results.items(), key=lambda item: int(item[0]))))


def _sweep(count: int) -> None:
    found = resolution.sweep(count)
    for name, row in found.items():
        print(f"{name:22} {'  '.join(f'{value:.4f} {what}' for what, value in row.items())}")
    _write("resolution-thresholds", found)


def _write(name: str, figures: object) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
