"""Names: extent and type, by rules over what the network proposes."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from kzgraph.languages.nl.annotate.names import NameFinder
from kzgraph.lexicon.classes import shipped_classes
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity

NLP = spacy.blank("nl")
ENTITIES = (
    KnownEntity(
        "borduria",
        "state",
        "Bordurië",
        adjectives=("Bordurisch", "Bordurische"),
        demonyms=("Borduur", "Borduren"),
    ),
    KnownEntity("nur", "place", "Noersoeltan"),
    KnownEntity("bor_news", "media", "Borpress"),
)
FINDER = NameFinder(EntityIndex(ENTITIES), shipped_classes())


def names(text: str, *ents: tuple[int, int, str], nouns: str = "") -> list[tuple[str, str]]:
    """Find names in words where capitals are PROPN and ``nouns`` are NOUN."""
    words = text.split()
    pos = ["NOUN" if w in nouns.split() else "PROPN" if w[0].isupper() and i else "ADJ" for i, w in enumerate(words)]
    pos = ["PUNCT" if not w[0].isalnum() else p for w, p in zip(words, pos, strict=True)]
    heads = [max(0, i - 1) if pos[i] == "PROPN" else 0 for i in range(len(words))]
    deps = ["flat" if p == "PROPN" else "dep" for p in pos]
    doc = Doc(NLP.vocab, words=words, pos=pos, tags=["X"] * len(words), lemmas=words, heads=heads, deps=deps)
    doc.ents = tuple(Span(doc, a, b, label=label) for a, b, label in ents)
    return [(doc[n.start : n.end].text, n.label) for n in FINDER.find(doc)]


@pytest.mark.parametrize(
    ("text", "ents", "nouns", "wanted"),
    [
        ("dat president Zork kwam", [(2, 3, "LOC")], "president", [("Zork", "PER")]),
        ("volgens persbureau Zork", [(2, 3, "PER")], "persbureau", [("Zork", "ORG")]),
        ("in de stad Zork", [(3, 4, "PER")], "stad", [("Zork", "LOC")]),
        ("met Noersoeltan Nazarov", [(1, 2, "LOC"), (2, 3, "PER")], "", [("Noersoeltan Nazarov", "PER")]),
        ("naar Noersoeltan gaan", [(1, 2, "PER")], "", [("Noersoeltan", "LOC")]),
        ("aldus Borpress gisteren", [(1, 2, "PER")], "", [("Borpress", "ORG")]),
        ("op Maandag in Zork", [(1, 2, "MISC"), (3, 4, "LOC")], "", [("Zork", "LOC")]),
        ("de Bordurische minister", [(1, 2, "MISC")], "minister", []),
        ("alle Borduren bleven", [(1, 2, "LOC")], "", [("Borduren", "MISC")]),
        ("het ministerie van Zorg", [(3, 4, "LOC")], "ministerie", [("Zorg", "ORG")]),
        ("de Raad Zork ( RZ ) kwam", [(1, 3, "ORG")], "", [("Raad Zork", "ORG"), ("RZ", "ORG")]),
        ("volgens de VZ gisteren", [(2, 3, "MISC")], "", [("VZ", "ORG")]),
        ("Rekening", [(0, 1, "MISC")], "", []),
        ("niets hier", [], "", []),
    ],
)
def test_names(text: str, ents: list[tuple[int, int, str]], nouns: str, wanted: list[tuple[str, str]]) -> None:
    assert names(text, *ents, nouns=nouns) == wanted


def test_one_name_has_one_type() -> None:
    found = names(
        "eerst president Zork , toen Zork weer en Zorks broer",
        (2, 3, "LOC"),
        (5, 6, "LOC"),
        (8, 9, "MISC"),
        nouns="president broer",
    )
    assert found == [("Zork", "PER"), ("Zork", "PER"), ("Zorks", "PER")]


def test_surname_follows_the_full_name() -> None:
    found = names("eerst Peter Zork , toen Zork weer", (1, 3, "PER"), (5, 6, "LOC"))
    assert found == [("Peter Zork", "PER"), ("Zork", "PER")]
