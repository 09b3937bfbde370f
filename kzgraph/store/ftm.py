"""FollowTheMoney entities (JSON Lines) as quads, nothing left out. Needs the library of that name.

Classes and properties are those of the library's own RDF export: ``https://schema.followthemoney.tech/#Person`` and
``…#Thing:name``, and an entity's IRI is ``e:`` and its id.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import Property

NS: Final = "https://schema.followthemoney.tech/#"
ENDINGS: Final = (".json", ".jsonl", ".ijson")
MISSING = "FollowTheMoney files need a library that is not there; install it with: pip install 'kzgraph[exchange]'"


def is_ftm(path: Path) -> bool:
    """Return whether a file's ending is one that FollowTheMoney entities have."""
    return path.suffix.lower() in ENDINGS


def read_ftm(path: Path) -> Iterator[Quad]:
    """Yield the quads of a file with one entity a line.

    Raises InputError with the line that holds no entity or one of an unknown schema or property.
    """
    try:
        from followthemoney import model
    except ImportError as error:
        raise InputError(MISSING) from error
    for number, line in _lines(path):
        if line.strip():
            yield from _entity(line, f"{path}:{number}", model)


def entity_iri(identifier: str) -> NamedNode:
    """Return the IRI of the entity with this id."""
    return NamedNode(f"e:{quote(identifier, safe='-._~')}")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as stream:
            yield from enumerate(stream, start=1)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _entity(line: str, where: str, model: Any) -> Iterator[Quad]:
    try:
        data = json.loads(line)
        identifier, schema = str(data["id"]), model.get(data["schema"])
        properties = dict(data.get("properties", {}))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{where}: no FollowTheMoney entity (an object with id, schema, properties)") from error
    if schema is None:
        raise InputError(f"{where}: unknown schema {data['schema']!r}; is it FollowTheMoney {_version()}?")
    node = entity_iri(identifier)
    yield Quad(node, NamedNode(Property.TYPE), NamedNode(NS + schema.name))
    yield Quad(node, NamedNode(NS + "id"), Literal(identifier))
    for name, values in properties.items():
        known = schema.get(name)
        if known is None:
            raise InputError(f"{where}: {schema.name} has no property {name!r}; is it FollowTheMoney {_version()}?")
        for value in values if isinstance(values, list) else [values]:
            yield Quad(node, NamedNode(NS + known.qname), _value(value, known))
    yield from _around(node, data)


def _value(value: Any, known: Any) -> NamedNode | Literal:
    if known.type.name == "entity":
        return entity_iri(str(value["id"] if isinstance(value, dict) else value))
    return Literal(str(value))


def _around(node: NamedNode, data: Mapping[str, Any]) -> Iterator[Quad]:
    """What stands beside the properties: caption, datasets, referents, times."""
    for name in sorted(data.keys() - {"id", "schema", "properties"}):
        values = data[name] if isinstance(data[name], list) else [data[name]]
        for value in values:
            if value is not None:
                text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
                yield Quad(node, NamedNode(NS + quote(name)), Literal(text))


def _version() -> str:
    from importlib.metadata import version

    return version("followthemoney")
