"""A breach of the data contract."""

from dataclasses import dataclass

SHORTEST_CUT = 100  # characters of a value that a line of output shows


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A breach of the data contract.

    file: the file that holds the node, below the folder that was validated. node: IRI of what is wrong.
    shape: local name of the SHACL shape ("Claim-modality") or name of the check ("event-class").
    path: IRI of the property, value: the value that is wrong, both "" when there is none.
    severity: "violation", "warning" or "info".
    """

    file: str
    node: str
    shape: str
    message: str
    path: str = ""
    value: str = ""
    severity: str = "violation"

    def __str__(self) -> str:
        """Return one line: file, node, message, value and the shape in brackets."""
        value = self.value if len(self.value) <= SHORTEST_CUT else self.value[: SHORTEST_CUT - 1] + "…"
        parts = [part for part in (self.file, self.node, self.message) if part]
        shown = f" (found: {value})" if value and value not in (self.node, self.message) else ""
        return " ".join(f"{': '.join(parts)}{shown} [{self.shape}]".split())
