"""Words for referents, for what the frame ledger makes of them."""

from typing import Any

from kzgraph.analyse.frames.naming import Kind, Spoken
from kzgraph.analyse.sayings import Source

MAYOR = Source("person/burgemeester", "burgemeester Bos")


def spoken(text: str, sentence: str, **more: Any) -> Spoken:
    """Return ``text`` in ``sentence``, which is its own claim; the rest is what one document says by itself."""
    given: dict[str, Any] = {
        "claim": f"claim/{sentence}/{text}",
        "kind": Kind.NAME,
        "node": "group/1",
        "label": text,
        "node_kind": "Group",
        "document": "a",
        "file": "a.txt",
        "published": "2023-05-01",
        "start": 0,
        "quote": sentence,
        "speakers": (),
        "time": None,
        "time_text": None,
        "modality": "Asserted",
        "polarity": "Affirmed",
        "event_class": "Protest",
        "rule": "",
    }
    return Spoken(text=text, sentence=sentence, **{**given, **more})
