"""Features of claims, on short texts read by the shipped model; each is there when it should be, and not otherwise."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from factory import make_article

from kzgraph.extract.claims import Extraction
from kzgraph.mentions.table import MentionTable
from kzgraph.model.text import Article, Block, BlockKind
from kzgraph.pipeline import load_reader
from kzgraph.settings import Settings

LONG = "De politie arresteerde dinsdag bij een grote actie in het centrum van de stad Lima twee betogers en een vrouw."


@cache
def reader() -> Callable[[Article], tuple[MentionTable, Extraction]]:
    return load_reader(Settings())


@cache
def read(article: Article) -> dict[str, dict[str, float]]:
    _, extraction = reader()(article)
    return {claim.event_class or claim.property: dict(claim.features or ()) for claim in extraction.claims()}


@pytest.mark.parametrize(
    ("text", "event", "feature", "value"),
    [
        ("De politie arresteerde twee betogers.", "Arrest", "from a noun", None),
        ("De arrestatie van twee betogers leidde tot onrust.", "Arrest", "from a noun", 1),
        ("De politie arresteerde twee betogers.", "Arrest", "passive", None),
        ("Twee betogers werden gearresteerd.", "Arrest", "passive", 1),
        ("Twee betogers werden gearresteerd.", "Arrest", "nobody acts", 1),
        ("De politie arresteerde twee betogers.", "Arrest", "nobody acts", None),
        ("Zij arresteerden hem.", "Arrest", "pronouns", 2),
        ("De politie arresteerde twee betogers.", "Arrest", "pronouns", None),
        ("De boeren betogen.", "Protest", "nobody and nothing else", 1),
        ("De boeren betogen tegen de regering.", "Protest", "nobody and nothing else", None),
        ("De minister besloot troepen te sturen.", "Deployment", "a participant of another clause", 1),
        ("De minister stuurde troepen.", "Deployment", "a participant of another clause", None),
        ("De Peruaanse president Quispe sprak.", "headOf", "a relation", 1),
        ("De Peruaanse president Quispe sprak.", "headOf", "from a title", 1),
        ("De kinderen schilderden een muur.", "Action", "from a verb without a row", 1),
        (LONG, "Arrest", "words of the sentence, in tens", 2),
        ("De politie arresteerde twee betogers.", "Arrest", "words of the sentence, in tens", None),
    ],
)
def test_a_feature(text: str, event: str, feature: str, value: float | None) -> None:
    found = read(make_article(text))
    assert event in found, found
    assert found[event].get(feature) == value


@pytest.mark.parametrize(("kind", "value"), [(BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, None)])
def test_headings_are_told_apart(kind: BlockKind, value: float | None) -> None:
    text = "Politie arresteert twee betogers"
    assert read(replace(make_article(text), blocks=(Block(0, len(text), kind),)))["Arrest"].get("in a heading") == value
