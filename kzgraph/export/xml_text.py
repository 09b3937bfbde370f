"""XML written line by line: attributes and text escaped, what XML cannot hold replaced."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from kzgraph.export.network import Network, Value
from kzgraph.export.words import printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Readers turn raw line ends and tabs in attributes into spaces (XML 1.0, section 3.3.3), carriage returns anywhere.
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_IN_TEXT = {"\r": "&#13;"}


def start(name: str, attributes: Mapping[str, str]) -> str:
    """Return a start tag."""
    return f"<{name}{_attributes(attributes)}>"


def empty(name: str, attributes: Mapping[str, str]) -> str:
    """Return an element without content."""
    return f"<{name}{_attributes(attributes)}/>"


def element(name: str, attributes: Mapping[str, str], text: str) -> str:
    """Return an element that holds text alone."""
    return f"{start(name, attributes)}{escape(printable(text), _IN_TEXT)}</{name}>"


def lexical(value: Value) -> str:
    """Return a property's value as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def replaced(graph: Network) -> str | None:
    """Return how many texts have characters that XML cannot hold, for the log."""
    labels = [vertex.label for vertex in graph.vertices]
    values = [value for vertex in graph.vertices for value in vertex.properties.values()]
    values += [value for arc in graph.arcs for value in arc.properties.values()]
    count = sum(isinstance(value, str) and printable(value) != value for value in (*labels, *values))
    return f"{count} texts have characters that XML cannot hold, each now U+FFFD" if count else None


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(printable(text), _IN_ATTRIBUTES)}"' for name, text in attributes.items())
