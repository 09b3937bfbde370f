"""FollowTheMoney: entities as JSON lines, and statements as CSV. Needs the library of that name.

Each value is cleaned by the library as its type asks; one that is none of its type is left out. An entity has the
datasets that state something of it, one for each document; statements keep them value by value, with the words of the
text as the original value and the claim as the origin. Source: https://followthemoney.tech/docs/.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from kzgraph.errors import InputError
from kzgraph.export.claims_jsonl import line
from kzgraph.export.contents import Contents, read
from kzgraph.export.ftm_claims import Fact
from kzgraph.export.ftm_facts import facts, left_out
from kzgraph.store.base import View

MISSING = "this format needs a library that is not there; install it with: pip install 'kzgraph[exchange]'"
_FULL_DATE = 10  # characters of a day; statements want no less


def write(view: View, out: BinaryIO) -> str | None:
    """Write ``view`` as entities, one a line, in UTF-8, sorted by schema and id."""
    model = _model()
    contents = read(view)
    entities: dict[tuple[str, str], Any] = {}
    datasets: dict[str, set[str]] = {}
    for fact in _clean(view, contents, model):
        proxy = entities.setdefault((fact.schema, fact.entity), model.make_entity(fact.schema))
        proxy.id = fact.entity
        proxy.add(fact.prop, fact.value, cleaned=True)
        datasets.setdefault(fact.entity, set()).add(fact.dataset)
    for _, proxy in sorted(entities.items(), key=lambda pair: pair[0]):
        data = {"id": proxy.id, "caption": proxy.caption, "schema": proxy.schema.name}
        data |= {"datasets": sorted(datasets[proxy.id]), "properties": dict(sorted(proxy.properties.items()))}
        out.write(line(data))
    return left_out(view, contents)


def write_statements(view: View, out: BinaryIO) -> str | None:
    """Write ``view`` as statements, CSV in UTF-8, in the order that ``ftm aggregate-statements`` wants: by entity."""
    model = _model()
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import CSV_COLUMNS

    contents = read(view)
    rows: dict[str, list[str]] = {}
    for fact in _clean(view, contents, model):
        seen = fact.seen if fact.seen and len(fact.seen) == _FULL_DATE else None
        statement = Statement(
            entity_id=fact.entity,
            prop=fact.prop,
            schema=fact.schema,
            value=fact.value,
            dataset=fact.dataset,
            lang=fact.language,
            original_value=fact.original,
            first_seen=seen,
            origin=fact.origin or None,
        )
        row = statement.to_csv_row()
        rows.setdefault(str(statement.id), [row[name] or "" for name in CSV_COLUMNS])
    out.write(_csv([list(CSV_COLUMNS), *sorted(rows.values())]))
    return left_out(view, contents)


def _csv(rows: Iterable[list[str]]) -> bytes:
    """The dialect that the library reads: all cells quoted."""
    text = io.StringIO(newline="")
    csv.writer(text, dialect=csv.unix_dialect).writerows(rows)
    return text.getvalue().encode("utf-8")


def _model() -> Any:
    try:
        from followthemoney import model
    except ImportError as error:
        raise InputError(MISSING) from error
    return model


def _clean(view: View, contents: Contents, model: Any) -> Iterator[Fact]:
    """Facts whose values are of the type of their property; the same value stated twice comes twice."""
    for fact in facts(view, contents):
        schema = model.get(fact.schema)
        prop = schema.get(fact.prop) if schema is not None else None
        value = prop.type.clean(fact.value, format=prop.format) if prop is not None else None
        if value:
            yield replace(fact, value=value)
