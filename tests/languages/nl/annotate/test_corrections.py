"""Tags that are put right."""

import pytest
import spacy
from spacy.tokens import Doc

from kzgraph.languages.nl.annotate.corrections import Corrections

RULES = Corrections(
    is_verb={"melden", "bouwen"}.__contains__,
    is_plural={"gebouwen", "autoriteiten", "troepen"}.__contains__,
    is_nationality={"Kazachse", "Franse"}.__contains__,
)
NLP = spacy.blank("nl")


RELATIONS = {"DET": "det", "ADP": "case"}


def fixed(words: str, tags: str) -> list[str]:
    """Return the UPOS of each word after correction. tags: UPOS/XPOS of each word."""
    pairs = [t.split("/") for t in tags.split()]
    last = len(pairs) - 1
    doc = Doc(
        NLP.vocab,
        words=words.split(),
        pos=[p for p, _ in pairs],
        tags=[t for _, t in pairs],
        heads=[min(i + 1, last) if p in {"DET", "ADP"} else last for i, (p, _) in enumerate(pairs)],
        deps=[RELATIONS.get(p, "dep") for p, _ in pairs],
    )
    fixes = [RULES.fix(t) for t in doc]
    return [f.upos if f else t.pos_ for f, t in zip(fixes, doc, strict=True)]


@pytest.mark.parametrize(
    ("words", "tags", "wanted"),
    [
        ("op vrijdagochtend", "ADP/VZ|init VERB/WW|od|vrij|zonder", "ADP NOUN"),
        ("de autoriteiten melden", "DET/LID VERB/WW|inf|vrij VERB/WW|pv|tgw|mv", "DET NOUN VERB"),
        ("de overheidsgebouwen", "DET/LID VERB/WW|vd|vrij|zonder", "DET NOUN"),
        ("te verbouwen", "ADP/VZ VERB/WW|inf|vrij|zonder", "ADP VERB"),
        ("de Kazachse president", "DET/LID PROPN/SPEC|deeleigen NOUN/N|soort|ev", "DET ADJ NOUN"),
        ("de Kazachse Senaat", "DET/LID PROPN/SPEC|deeleigen PROPN/SPEC|deeleigen", "DET PROPN PROPN"),
        ("de wolven", "DET/LID VERB/N|soort|mv|basis", "DET NOUN"),
        ("zij melden", "PRON/VNW VERB/WW|pv|tgw|mv", "PRON VERB"),
    ],
)
def test_corrections(words: str, tags: str, wanted: str) -> None:
    assert fixed(words, tags) == wanted.split()
