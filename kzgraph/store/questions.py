"""Named questions: SPARQL files of the package whose comments give title, description and parameters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode

from kzgraph.errors import QueryError
from kzgraph.rdf.vocab import XSD
from kzgraph.store.base import Term

_SPARQL = re.compile(r"[{#]|^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\b", re.IGNORECASE)
_HEADER = re.compile(r"#\s*(title|description|param)\s*:\s*(.*)")
_PARAM = re.compile(r"(\w+)\s+(text|number|iri)(?:\s*=\s*(.*?))?\s*(?:—\s*(.*))?")
# Strings, IRIs and comments are stepped over, so that only variables are ever replaced.
_TOKEN = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$](?P<name>\w+)""",
    re.DOTALL,
)
_IRI = re.compile(r"<([^<>\"{}|\\^`\s]+)>")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker sets. kind: "text", "number" or "iri"; no default: it must be set."""

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

    def sparql(self, values: Mapping[str, str]) -> str:
        """Return the query with its parameters filled in.

        values: variable -> value as the asker wrote it; in a query of the user's own any variable can be set,
        to ``<iri>``, a number, or else text. Raises QueryError for unknown or missing parameters, or bad
        values.
        """
        terms = self._terms(values)
        return (
            _TOKEN.sub(lambda match: str(terms.get(match["name"], match[0])), self.text)
            if terms
            else self.text
        )

    def _terms(self, values: Mapping[str, str]) -> dict[str, Term]:
        if not self.name:
            unknown = [key for key in values if not re.search(rf"[?$]{re.escape(key)}\b", self.text)]
            _refuse(unknown, "the query has no variable")
            return {key: _guess(value) for key, value in values.items()}
        known = {parameter.name: parameter for parameter in self.parameters}
        takes = ", ".join(known) or "no parameters"
        _refuse([key for key in values if key not in known], f"{self.name} takes {takes}, not")
        given = {name: values.get(name, parameter.default) for name, parameter in known.items()}
        _refuse(
            [name for name, value in given.items() if value is None], f"{self.name} needs --set KEY=VALUE for"
        )
        return {name: _term(str(value), known[name]) for name, value in given.items()}

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


def _term(value: str, parameter: Parameter) -> Term:
    if parameter.kind == "iri":
        iri = _IRI.fullmatch(f"<{value.strip('<>')}>")
        if iri is None:
            raise QueryError(f"{parameter.name}={value}: is no IRI")
        return NamedNode(iri[1])
    if parameter.kind == "number":
        term = _guess(value)
        if not isinstance(term, Literal) or term.datatype.value == XSD + "string":
            raise QueryError(f"{parameter.name}={value}: is no number")
        return term
    return Literal(value)


def _guess(value: str) -> Term:
    """``<iri>``, a number, or text."""
    if iri := _IRI.fullmatch(value):
        return NamedNode(iri[1])
    if _INTEGER.fullmatch(value):
        return Literal(value, datatype=NamedNode(XSD + "integer"))
    if _DECIMAL.fullmatch(value):
        return Literal(value, datatype=NamedNode(XSD + "decimal"))
    return Literal(value)
