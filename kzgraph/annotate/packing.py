"""How the records of ``kzgraph.model`` travel with a Doc: ``Doc.to_bytes``, ``DocBin`` and ``nlp.pipe(n_process=2)``.

spaCy packs extension values with msgpack, which knows no dataclasses; srsly asks these two functions about them. They
are registered by name and by entry points, so that a process that has never heard of kzgraph reads them too. spaCy asks
for entry points while it is itself being imported: this module must not import it.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, get_args, get_origin, get_type_hints

from kzgraph.errors import ModelError
from kzgraph.model.claim import Attribution, Claim, Participant, Quantity, TimeSpan
from kzgraph.model.mention import Mention
from kzgraph.model.text import Article, Block, Evidence

MARK: Final = "__kzgraph__"
Chain = Callable[[Any], Any] | None

_CLASSES: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        one.__name__: one
        for one in (Article, Attribution, Block, Claim, Evidence, Mention, Participant, Quantity, TimeSpan)
    }
)
"""What may be packed, with Segment. Nothing else is ever made of what a file holds."""
_SEGMENT: Final = "Segment"


def encode(value: Any, chain: Chain = None) -> Any:
    """Return a record as a mapping with its class; anything else goes to ``chain``."""
    if is_dataclass(value) and type(value) is _class(type(value).__name__):
        return {MARK: type(value).__name__, **{one.name: getattr(value, one.name) for one in fields(value)}}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Chain = None) -> Any:
    """Return the record that a mapping with a class stands for; anything else goes to ``chain``.

    Raises ModelError when it was packed by a version with other fields.
    """
    cls = _class(value.get(MARK)) if isinstance(value, dict) else None
    if cls is None:
        return value if chain is None else chain(value)
    hints = get_type_hints(cls)
    try:
        return cls(**{name: _of(hints[name], cell) for name, cell in value.items() if name != MARK})
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"a {cls.__name__} in this Doc was packed by another version of kzgraph; read its text again"
        ) from error


def _class(name: object) -> type[Any] | None:
    if name == _SEGMENT:
        from kzgraph.annotate.extensions import Segment

        return Segment
    return _CLASSES.get(name) if isinstance(name, str) else None


def _of(hint: Any, value: Any) -> Any:
    """Give a value back what msgpack takes from it: tuples came as lists, words of an enumeration as texts."""
    if value is None:
        return None
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        return tuple(_of(inner[0 if inner[-1] is ... else at], one) for at, one in enumerate(value))
    if isinstance(hint, type):
        return hint(value) if issubclass(hint, Enum) else value
    choices = [one for one in get_args(hint) if one is not type(None)]
    return _of(choices[0], value) if len(choices) == 1 else value


def register_packing() -> None:
    """Let srsly pack records; idempotent."""
    import srsly

    srsly.msgpack_encoders.register("kzgraph", func=encode)
    srsly.msgpack_decoders.register("kzgraph", func=decode)
