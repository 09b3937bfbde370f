"""What is wrong with a query, in one line."""

import re

_EXCERPT = 30  # characters of the query that a message repeats
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)


def explain(error: Exception, query: str) -> str:
    """Say where the query is wrong. What the parser expected there is long and rarely what was meant."""
    text = re.sub(r"\s+", " ", str(error)).strip()
    place = re.match(r"error at (\d+):(\d+)", text)
    if place is None:
        return text
    row, column = int(place[1]), int(place[2])
    lines = query.split("\n")
    rest = lines[row - 1][column - 1 :].strip() if row <= len(lines) else ""
    near = f"near {rest[:_EXCERPT]!r}" if rest else "at its end"
    undeclared = "; the prefix is not declared" if "Prefix not found" in text else ""
    change = "; a query asks, it cannot change the graph" if _UPDATE.match(query) else ""
    return f"not understood {near} (line {row}, column {column}){undeclared}{change}"
