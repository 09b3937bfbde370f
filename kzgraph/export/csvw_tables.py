"""What the CSV on the Web tables are: their columns with types, keys and the properties that they stand for.

Source: https://www.w3.org/TR/tabular-metadata/ (W3C Recommendation 2015).
"""

from dataclasses import dataclass
from typing import Any, Final

from kzgraph.rdf.vocab import KZ, RDF, Property

LIST: Final = " "
"""Separates the ids of a cell that holds several."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    property: the IRI that it stands for in RDF, "" for none: a key, or what stands on another node in the graph;
    values: what a value is an IRI below ("kz:", "kzr:"), "" when it is no IRI; about: column whose id it speaks of.
    refers: table of which the value is an id, checked as a foreign key, hence never empty; required: never empty;
    many: ids with spaces between.
    """

    name: str
    property: str
    datatype: str = "string"
    values: str = ""
    about: str = ""
    refers: str = ""
    required: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. about: which column's id its rows speak of; key: the columns that tell rows apart."""

    name: str
    title: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}.csv"

TABLES: Final = (
    Table("documents", "The articles", "id", ("id",), (
        Column("id", "", required=True),
        Column("file", Property.FILE_NAME),
        Column("name", Property.NAME),
        Column("published", Property.DATE_PUBLISHED),
        Column("publisher", Property.PUBLISHER),
        Column("language", Property.IN_LANGUAGE),
        Column("url", Property.URL),
        Column("sha256", Property.SHA256),
        Column("origin", Property.ORIGIN, values="kzr:"),
        Column("credits", ""),
    )),
    Table("nodes", "Actors, groups, places and things", "id", ("id",), (
        Column("id", "", required=True),
        Column("kind", RDF + "type", values="kz:", required=True),
        Column("label", Property.LABEL, required=True),
        Column("same_as", Property.SAME_AS, "anyURI", many=True),
        Column("close_match", Property.CLOSE_MATCH, "anyURI", many=True),
        Column("document", Property.OF_DOCUMENT, values="kzr:"),
        Column("latitude", Property.LATITUDE, "decimal"),
        Column("longitude", Property.LONGITUDE, "decimal"),
        Column("within", Property.CONTAINED_IN, values="kzr:"),
    )),
    Table("names", "Further names of nodes", "node", ("node", "name"), (
        Column("node", "", refers="nodes", required=True),
        Column("name", Property.ALT_LABEL, required=True),
    )),
    Table("events", "Events that claims describe", "id", ("id",), (
        Column("id", "", required=True),
        Column("kind", RDF + "type", values="kz:", required=True),
        Column("label", Property.LABEL, required=True),
        Column("time", Property.TIME),
        Column("before", Property.BEFORE, values="kzr:", many=True),
    )),
    Table("claims", "What a clause of an article says", "id", ("id",), (
        Column("id", "", required=True),
        Column("property", Property.PROPERTY, values="kz:", required=True),
        Column("lemma", Property.LEMMA),
        Column("modality", Property.MODALITY, values="kz:"),
        Column("polarity", Property.POLARITY, values="kz:"),
        Column("words", Property.FRAME_TEXT),
        Column("content", Property.CONTENT),
        Column("time", Property.TIME),
        Column("time_text", Property.TIME_TEXT),
        Column("confidence", Property.CONFIDENCE, "decimal"),
        Column("document", Property.DERIVED_FROM, values="kzr:", refers="documents", required=True),
        Column("start", "", "integer", required=True),
        Column("end", "", "integer", required=True),
        Column("quote", ""),
        Column("sentence", ""),
        Column("event", Property.DESCRIBES, values="kzr:"),
        Column("rule", Property.RULE),
    )),
    Table("roles", "Who and what takes part in a claim", "claim", ("claim", "role", "node"), (
        Column("claim", "", refers="claims", required=True),
        Column("role", "", required=True),
        Column("node", f"{KZ}{{role}}", values="kzr:", refers="nodes", required=True),
    )),
    Table("sources", "Who says so: 1 is the nearest source", "claim", ("claim", "number"), (
        Column("claim", "", refers="claims", required=True),
        Column("number", "", "integer", required=True),
        Column("position", "", "integer", required=True),
        Column("node", Property.ATTRIBUTED_TO, values="kzr:", refers="nodes", required=True),
        Column("cue", ""),
    )),
    Table("quantities", "Numbers of claims", "id", ("claim", "id"), (
        Column("claim", "", refers="claims", required=True),
        Column("id", Property.QUANTITY, values="kzr:", about="claim", required=True),
        Column("label", Property.LABEL, required=True),
        Column("value", Property.VALUE, "decimal"),
        Column("minimum", Property.MINIMUM, "decimal"),
        Column("maximum", Property.MAXIMUM, "decimal"),
        Column("approximate", Property.APPROXIMATE, "boolean"),
        Column("unit", Property.UNIT),
        Column("scope", Property.SCOPE),
        Column("as_of", Property.AS_OF),
        Column("counts", Property.COUNTS, values="kzr:", many=True),
    )),
)  # fmt: skip

METADATA: Final = "csv-metadata.json"


def metadata(base: str) -> dict[str, Any]:
    """Return the description of all tables. base: IRI of the graph's resources."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Claims of news articles",
        "dc:description": "Who did what to whom, according to whom, how sure, how many, when, where: a kzgraph graph",
        "dc:conformsTo": {"@id": KZ.rstrip("#")},
        "tables": [_described(table, base) for table in TABLES],
    }


def _described(table: Table, base: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "aboutUrl": f"{base}{{+{table.about}}}",
        "columns": [_column(column, base) for column in table.columns],
        "primaryKey": list(table.key),
    }
    keys = [_foreign(column) for column in table.columns if column.refers]
    return {
        "url": table.file,
        "dc:title": table.title,
        "tableSchema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _column(column: Column, base: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "titles": column.name, "datatype": column.datatype}
    if column.property:
        found["propertyUrl"] = column.property
    else:
        found["suppressOutput"] = True
    if column.about:
        found["aboutUrl"] = f"{base}{{+{column.about}}}"
    if column.values:
        found["valueUrl"] = f"{base if column.values == 'kzr:' else KZ}{{+{column.name}}}"
    if column.required:
        found["required"] = True
    if column.many:
        found["separator"] = LIST
    return found


def _foreign(column: Column) -> dict[str, Any]:
    return {"columnReference": column.name, "reference": {"resource": f"{column.refers}.csv", "columnReference": "id"}}
