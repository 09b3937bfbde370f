"""Named questions: SPARQL files of the package whose comments give title, description and parameters."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode

from kzgraph.errors import QueryError
from kzgraph.rdf.vocab import KZ, XSD
from kzgraph.settings import DEFAULT_BASE
from kzgraph.store.base import Term

_SPARQL = re.compile(r"[{#]|^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\b", re.IGNORECASE)
_HEADER = re.compile(r"#\s*(title|description|param)\s*:\s*(.*)")
_PARAM = re.compile(r"(\w+)\s+(text|number|iri|node|class|date)(?:\s*=\s*(.*?))?\s*(?:—\s*(.*))?")
# Strings, IRIs and comments are stepped over, so that only variables are ever replaced.
_TOKEN = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$](?P<name>\w+)""",
    re.DOTALL,
)
_IRI = re.compile(r"<([^<>\"{}|\\^`\s]+)>")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker sets; no default: it must be set.

    kind: "text"; "number"; "date", a year, month or day as EDTF has it; "class", a class or property of ours by its
    local name; "node", a resource of the graph by its IRI or what follows the base ("actor/csto"); or any "iri".
    """

    name: str
    kind: str
    default: str | None
    about: str

    def __str__(self) -> str:
        """As ``--list`` shows it."""
        default = f" (default: {self.default})" if self.default else ""
        return f"{self.name}=…   {self.about}{default}"


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its parameters; one that the user wrote has neither name nor title."""

    text: str
    name: str = ""
    title: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()

    def sparql(self, values: Mapping[str, str | Term], *, base: str = DEFAULT_BASE) -> str:
        """Return the query with its parameters filled in. base: IRI of the graph's resources.

        values: variable -> value as the asker wrote it, or a term; in a query of the user's own any variable can be
        set, to ``<iri>``, a number, or else text. Raises QueryError for unknown or missing parameters, or bad
        values.
        """
        terms = self._terms(values, base)
        return (
            _TOKEN.sub(lambda match: str(terms.get(match["name"], match[0])), self.text)
            if terms
            else self.text
        )

    def _terms(self, values: Mapping[str, str | Term], base: str) -> dict[str, Term]:
        if not self.name:
            unknown = [key for key in values if not re.search(rf"[?$]{re.escape(key)}\b", self.text)]
            _refuse(unknown, "the query has no variable")
            return {key: _guess(value) if isinstance(value, str) else value for key, value in values.items()}
        known = {parameter.name: parameter for parameter in self.parameters}
        takes = ", ".join(known) or "no parameters"
        _refuse([key for key in values if key not in known], f"{self.name} takes {takes}, not")
        written = {key: value if isinstance(value, str) else value.value for key, value in values.items()}
        given = {name: written.get(name, parameter.default) for name, parameter in known.items()}
        _refuse(
            [name for name, value in given.items() if value is None], f"{self.name} needs --set KEY=VALUE for"
        )
        return {name: _term(str(value), known[name], base) for name, value in given.items()}

    def as_json(self) -> dict[str, Any]:
        """Return what ``kzgraph query --list --json`` says of it."""
        parameters = [
            {"name": one.name, "type": one.kind, "default": one.default, "about": one.about}
            for one in self.parameters
        ]
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "parameters": parameters,
            "query": self.text,
        }


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions of the package, by name."""
    folder = files("kzgraph.store") / "queries"
    found = [file for file in folder.iterdir() if file.name.endswith(".rq")]
    return tuple(
        parse_question(file.name.removesuffix(".rq"), file.read_text("utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    )


def find(text: str, *, from_file: bool = False) -> Question:
    """Return the question of this name, or ``text`` as a query. Raises QueryError for an unknown name."""
    if from_file or _SPARQL.search(text):
        return Question(text)
    named = {question.name: question for question in questions()}
    if text in named:
        return named[text]
    close = get_close_matches(text, named, n=1)
    hint = f"did you mean {close[0]}?" if close else "see kzgraph query --list"
    raise QueryError(f"no question is named {text!r}; {hint}")


def projected(query: str) -> set[str]:
    """Return the variables that a SELECT query names as its columns; none for ``*`` and for other forms."""
    found: set[str] = set()
    selects, depth = False, 0
    for match in re.finditer(rf"{_TOKEN.pattern}|(?P<word>[A-Za-z]\w*:?)|(?P<sign>[(){{}}])", query, _TOKEN.flags):
        if match["sign"] == "{" or (match["word"] or "").upper() in ("WHERE", "FROM"):
            break
        selects = selects or (match["word"] or "").upper() == "SELECT"
        depth += {"(": 1, ")": -1}.get(match["sign"] or "", 0)
        if selects and match["name"] and not depth:
            found.add(match["name"])
    return found


def parse_question(name: str, text: str) -> Question:
    """Read the header of a query file.

    Its lines are ``# title: …``, ``# description: …`` and ``# param: NAME text = default — about``.
    Raises QueryError when the title is missing or a parameter cannot be read.
    """
    fields: dict[str, list[str]] = {"title": [], "description": [], "param": []}
    for line in text.splitlines():
        if match := _HEADER.match(line):
            fields[match[1]].append(match[2].strip())
    if not fields["title"]:
        raise QueryError(f"{name}.rq: has no line '# title: …'")
    parameters = tuple(_parameter(name, line) for line in fields["param"])
    return Question(text, name, " ".join(fields["title"]), " ".join(fields["description"]), parameters)


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if match is None:
        raise QueryError(f"{name}.rq: cannot read the parameter {line!r}; write: NAME text = default — about")
    return Parameter(match[1], match[2], match[3], match[4] or "")


def _refuse(names: list[str], message: str) -> None:
    if names:
        raise QueryError(f"{message} {', '.join(sorted(names))}")


def _term(value: str, parameter: Parameter, base: str) -> Term:
    """The term that a value stands for; nothing in it is ever read as SPARQL."""
    term = _TERMS[parameter.kind](value, base)
    if term is None:
        raise QueryError(f"{parameter.name}={value}: is no {_CALLED.get(parameter.kind, parameter.kind)}")
    return term


def _iri(value: str) -> Term | None:
    iri = _IRI.fullmatch(f"<{value.strip('<>')}>")
    try:
        return NamedNode(iri[1]) if iri else None
    except ValueError:
        return None


def _node(value: str, base: str) -> Term | None:
    """``actor/csto``, ``actor:csto``, ``kzr:actor/csto`` or the whole IRI."""
    if re.match(r"<?(https?://|urn:)", value):
        return _iri(value)
    return _iri(base + value.removeprefix("kzr:").replace(":", "/", 1)) if value else None


def _number(value: str) -> Term | None:
    term = _guess(value)
    return term if isinstance(term, Literal) and term.datatype.value != XSD + "string" else None


def _class(value: str) -> Term | None:
    name = value.removeprefix("kz:")
    return NamedNode(KZ + name) if _LOCAL.fullmatch(name) else _iri(value) if ":" in value else None


_TERMS: Mapping[str, Callable[[str, str], Term | None]] = {
    "text": lambda value, base: Literal(value),
    "number": lambda value, base: _number(value),
    "date": lambda value, base: Literal(value) if _DATE.fullmatch(value) else None,
    "class": lambda value, base: _class(value),
    "node": _node,
    "iri": lambda value, base: _iri(value),
}
_CALLED = {"iri": "IRI", "date": "date such as 2022, 2022-01 or 2022-01-07", "class": "name of a class or property"}


def _guess(value: str) -> Term:
    """``<iri>``, a number, or text."""
    if iri := _IRI.fullmatch(value):
        return NamedNode(iri[1])
    if _INTEGER.fullmatch(value):
        return Literal(value, datatype=NamedNode(XSD + "integer"))
    if _DECIMAL.fullmatch(value):
        return Literal(value, datatype=NamedNode(XSD + "decimal"))
    return Literal(value)
