"""Texts, scenes and counts as JSON."""

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.dossier import in_text
from kzgraph.analyse.numbers.groups import Group
from kzgraph.analyse.numbers.order import day_of
from kzgraph.analyse.numbers.places import spot_of
from kzgraph.analyse.numbers.scene import Scene
from kzgraph.analyse.texts import SourceText

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and whom it counts, which other counts of its text may have told."""

    count: Count
    group: Group


@cache
def _texts() -> "TypeAdapter[SourceText]":
    from pydantic import TypeAdapter  # a quarter of a second, which only those pay who keep archives

    return TypeAdapter(SourceText)


@cache
def _scenes() -> "TypeAdapter[Scene]":
    from pydantic import TypeAdapter

    return TypeAdapter(Scene)


@cache
def _counts() -> "TypeAdapter[Counted]":
    from pydantic import TypeAdapter

    return TypeAdapter(Counted)


def text_json(text: SourceText) -> str:
    """Return a text as JSON."""
    return _texts().dump_json(text).decode()


def text_of(data: str) -> SourceText:
    """Return what ``text_json`` was given."""
    return _texts().validate_json(data)


def scene_json(scene: Scene) -> str:
    """Return a scene as JSON, the same for the same scene, without labels, which only people need."""
    return _sorted(_scenes().dump_python(replace(scene, labels={}), exclude_defaults=True))


def scene_of(data: str) -> Scene:
    """Return what ``scene_json`` was given."""
    return _scenes().validate_json(data)


def count_json(counted: Counted) -> str:
    """Return a count as JSON, the same for the same count, without the words round its clause."""
    count = replace(counted.count, prefix="", suffix="")
    return _sorted(_counts().dump_python(Counted(count, counted.group), exclude_defaults=True))


def rank_json(count: Count) -> str:
    """Return where a count stands in the order of a large dossier, as JSON."""
    return json.dumps([day_of(count), *in_text(count)], ensure_ascii=False)


def spot_json(counted: Counted) -> str:
    """Return of whom and of where a count is, as JSON: states, places, what holds these."""
    spot = spot_of(counted.count)
    return json.dumps([sorted(one) for one in (counted.group.states, spot.places, spot.holders)])


def count_of(data: str) -> Counted:
    """Return what ``count_json`` was given."""
    return _counts().validate_json(data)


def _sorted(plain: object) -> str:
    """JSON with sets in order."""
    return json.dumps(plain, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, set | frozenset) else str(value)
