"""Towns of the world by name, with coordinates and state, for names that no entity file has. Data: GeoNames."""

import lzma
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kzgraph.errors import LexiconError
from kzgraph.lexicon.plain import plain
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.ids import slug

FILE = Path(__file__).parent / "data" / "towns" / "towns.tsv.xz"
PREFIX = "geonames_"
LARGER = 5  # times as many inhabitants make a town the one that is meant when nothing else tells


@dataclass(frozen=True, slots=True)
class Town:
    """A town. id: of GeoNames; latitude, longitude: decimal strings, WGS 84; state: key of an entity file, or empty."""

    id: str
    label: str
    latitude: str
    longitude: str
    state: str
    inhabitants: int
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the town among the known entities."""
        return f"{PREFIX}{self.id}_{slug(self.label).replace('-', '_')}"

    def entity(self) -> KnownEntity:
        """Return the town as a row of an entity file; its further names are those that texts use."""
        return KnownEntity(
            key=self.key,
            kind="place",
            label=self.label,
            located_in=self.state or None,
            coordinates=(self.latitude, self.longitude),
            geonames=self.id,
        )


@dataclass(frozen=True)
class Towns:
    """Towns by id and by name without accents, in lower case."""

    by_id: Mapping[str, Town]
    by_name: Mapping[str, Sequence[Town]]

    def get(self, key: str) -> Town | None:
        """Return the town with this key."""
        town = self.by_id.get(key.removeprefix(PREFIX).split("_", 1)[0])
        return town if town is not None and town.key == key else None

    def named(self, name: str, states: Collection[str]) -> Town | None:
        """Return the town that ``name`` means in a text that speaks of ``states``; ``None`` when several may be meant.

        The only one in these states, else the only one, or the one that is five times as large as the others.
        """
        towns = self.by_name.get(plain(name).replace("-", " "), ())
        near = [t for t in towns if t.state in states] or list(towns)
        largest = max(near, key=lambda t: t.inhabitants, default=None)
        if largest is None or any(LARGER * t.inhabitants > largest.inhabitants for t in near if t is not largest):
            return None
        return largest


def read_towns(path: Path) -> Towns:
    """Read the list of towns. Raises LexiconError when it is missing or damaged."""
    try:
        lines = lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()
        towns = [_town(line.split("\t")) for line in lines]
    except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
        raise LexiconError(f"cannot read the list of towns {path}: {error}; install kzgraph again") from error
    by_name: dict[str, list[Town]] = {}
    for town in towns:
        for name in {plain(n).replace("-", " ") for n in (town.label, *town.names)}:
            by_name.setdefault(name, []).append(town)
    return Towns({t.id: t for t in towns}, by_name)


def _town(fields: list[str]) -> Town:
    town, label, latitude, longitude, state, inhabitants, names = fields
    return Town(town, label, latitude, longitude, state, int(inhabitants), tuple(names.split("|")) if names else ())


@cache
def shipped_towns() -> Towns:
    """Return the shipped list, read when it is first asked for."""
    return read_towns(FILE)


def is_town(key: str) -> bool:
    """Return whether the key of a known entity is that of a town."""
    return key.startswith(PREFIX)
