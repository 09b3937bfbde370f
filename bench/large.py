"""A large graph in the form of ours, made by a fixed seed: documents, claims, passages, actors."""

import random
from collections.abc import Iterator
from pathlib import Path

KZ, KZR = "https://w3id.org/kzgraph/ontology#", "https://w3id.org/kzgraph/id/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL, ALT = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel"
OA, PROV, SCHEMA = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#", "https://schema.org/"
SEED, ACTORS, PER_DOCUMENT = 11, 20_000, 20
PROPERTIES = ("requests", "sends", "attacks", "accuses", "supports", "kills", "arrests", "states", "rejects", "aids")
SYLLABLES = ("ka", "zo", "ler", "min", "tra", "vos", "del", "ri", "bo", "nas", "ter", "gul", "hei", "mo", "sta", "wij")
WORDS = 30_000  # of the vocabulary of the sentences


def vocabulary(rng: random.Random) -> list[str]:
    """Words that could be Dutch; the first are the most frequent."""
    common = ["de", "het", "van", "een", "in", "en", "dat", "op", "te", "is", "voor", "met", "zijn", "aan", "door"]
    endings = ("", "en", "er", "ing", "heid", "de", "s")
    made = {"".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) + rng.choice(endings) for _ in range(2 * WORDS)}
    return [*common, *sorted(made)[:WORDS]]


def sentences(count: int) -> Iterator[str]:
    """Yield ``count`` sentences of some 15 words, their frequencies after Zipf."""
    rng = random.Random(SEED)
    words = vocabulary(rng)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    drawn = iter(rng.choices(words, weights, k=count * 15))
    for _ in range(count):
        yield " ".join(next(drawn) for _ in range(15)).capitalize()


def lines(quads: int) -> Iterator[str]:
    """Yield N-Quads, some ``quads`` of them."""
    rng = random.Random(SEED)
    for number in range(ACTORS):
        actor = f"<{KZR}actor/a{number}>"
        yield f"{actor} <{TYPE}> <{KZ}Organisation> .\n"
        yield f'{actor} <{LABEL}> "{name(number)}"@nl .\n'
        yield f'{actor} <{ALT}> "{name(number)[::-1]}"@nl .\n'
    claims = (quads - 3 * ACTORS) // 16
    for number, sentence in enumerate(sentences(claims)):
        yield from _claim(number, sentence, rng)


def name(number: int) -> str:
    """Return a name that no other number has."""
    parts = []
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def _claim(number: int, sentence: str, rng: random.Random) -> Iterator[str]:
    document = f"<{KZR}document/d{number // PER_DOCUMENT}>"
    claim, passage, step = (f"<{KZR}{kind}/c{number}>" for kind in ("claim", "passage", "attribution"))
    # Few actors do most: the square of a chance puts them at the front.
    actor, target, source = (f"<{KZR}actor/a{int(rng.random() ** 2 * ACTORS)}>" for _ in range(3))
    prop = f"<{KZ}{rng.choice(PROPERTIES)}>"
    for subject, predicate, value in (
        (claim, TYPE, f"<{KZ}Claim>"),
        (claim, f"{KZ}property", prop),
        (claim, f"{KZ}actor", actor),
        (claim, f"{KZ}target", target),
        (claim, f"{KZ}modality", f"<{KZ}{rng.choice(('Asserted', 'Asserted', 'Possible', 'Decided'))}>"),
        (claim, f"{KZ}polarity", f"<{KZ}Affirmed>"),
        (claim, f"{KZ}attributedTo", source),
        (claim, f"{KZ}attribution", step),
        (step, f"{KZ}source", source),
        (claim, f"{KZ}evidence", passage),
        (claim, f"{PROV}wasDerivedFrom", document),
        (passage, TYPE, f"<{KZ}Passage>"),
        (passage, f"{OA}exact", f'"{sentence}"@nl'),
        (passage, f"{SCHEMA}isPartOf", document),
        (document, f"{KZ}fileName", f'"{number // PER_DOCUMENT:06}.txt"'),
        (actor, prop[1:-1], target),
    ):
        yield f"{subject} <{predicate}> {value} {document} .\n"


def write(path: Path, quads: int) -> None:
    """Write the graph to a file."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(lines(quads))
