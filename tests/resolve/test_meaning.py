"""Who is meant, in short texts that the shipped model reads: ``cases/meaning.txt``.

A row is a text in which ``{words=meaning}`` marks what is asked: a part of a name that the words stand for, several
with ``+`` ("beiden"), alternatives with ``|``, ``-`` when they point back to nothing. What a ``?`` begins is known to
fail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from factory import make_article, shipped_lexicon

from kzgraph.model.mention import Mention
from kzgraph.resolve.chains import Chains
from kzgraph.resolve.coreference import resolve_document
from kzgraph.resolve.facts import facts_of
from kzgraph.resolve.names import folded

FILE = Path(__file__).parent / "cases" / "meaning.txt"
MARK = re.compile(r"\{([^=}]*)=([^}]*)\}")


@dataclass(frozen=True)
class Mark:
    """Words whose meaning is asked. start, end: their offsets in ``text``; wanted: what they mean."""

    text: str
    start: int
    end: int
    wanted: str
    fails: bool

    @property
    def name(self) -> str:
        return f"{self.text[self.start : self.end]} @{self.start}: {self.text}"


def marks() -> Iterator[Mark]:
    for line in FILE.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        row, text, places = line.replace("\\n", "\n"), "", []
        at = 0
        for found in MARK.finditer(row):
            text += row[at : found.start()]
            places.append((len(text), len(text) + len(found[1]), found[2]))
            text += found[1]
            at = found.end()
        text += row[at:]
        yield from (Mark(text, a, b, wanted.removeprefix("?"), wanted.startswith("?")) for a, b, wanted in places)


@pytest.fixture(scope="module")
def meanings() -> dict[str, Chains]:
    """Text -> its resolved mentions, all texts read in one batch."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.errors import ModelError
    from kzgraph.extract import load_extractor
    from kzgraph.mentions.find import find_mentions
    from kzgraph.settings import Settings

    try:
        annotator = load(Settings())
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")
    lexicon = shipped_lexicon()
    extractor = load_extractor(lexicon.entities)
    articles = [make_article(text, name=f"{n}.txt") for n, text in enumerate(dict.fromkeys(m.text for m in marks()))]
    found = {}
    for article, doc in zip(articles, annotator.annotate(articles), strict=True):
        table = find_mentions(doc, article.id, lexicon)
        facts = facts_of(table.mentions, extractor.claims(doc, article, table))
        found[article.text] = resolve_document(Chains(table.mentions, lexicon.entities, facts))
    return found


@pytest.mark.parametrize("mark", [pytest.param(m, id=m.name) for m in marks()])
def test_who_is_meant(mark: Mark, meanings: dict[str, Chains]) -> None:
    holds = _holds(mark, meanings[mark.text])
    if mark.fails:
        if not holds:
            pytest.xfail("known to fail")
        pytest.fail("holds now: take the question mark away")
    assert holds


def _holds(mark: Mark, chains: Chains) -> bool:
    mention = _mention(mark, chains)
    if mention is None:
        return "-" in mark.wanted.split("|")
    together = chains.together(mention.id)
    meant = [_names(m, chains) for m in together or (mention.id,)]
    for wanted in mark.wanted.split("|"):
        parts = wanted.split("+")
        if wanted == "-":
            if mention.id not in chains.found:
                return True
        elif len(parts) == len(meant) and all(any(_is_among(p, names) for names in meant) for p in parts):
            return True
    return False


def _is_among(wanted: str, names: set[str]) -> bool:
    return any(folded(wanted) in name for name in names)


def _mention(mark: Mark, chains: Chains) -> Mention | None:
    """The mention that fits the marked words best."""
    overlapping = [m for m in chains.mentions if m.start < mark.end and m.end > mark.start]
    return min(overlapping, key=lambda m: abs(m.start - mark.start) + abs(m.end - mark.end), default=None)


def _names(mention: str, chains: Chains) -> set[str]:
    """All that the text and the entity file call what ``mention`` stands for, but for its own words when it points."""
    root = chains.root(mention)
    reason = chains.found.get(root)
    known = chains.entities.get(reason.entity) if reason is not None and reason.entity is not None else None
    if reason is not None and reason.entity is not None and known is None:
        return {folded(reason.detail)}  # the police of a state, which no file has
    texts = {m.text for m in chains.mentions if chains.root(m.id) == root and (m.id != mention or m.id == root)}
    return {folded(t) for t in (*texts, *((known.label, *known.names) if known is not None else ()))}


def test_each_mention_says_why(meanings: dict[str, Chains]) -> None:
    """The words of a reason hold those of what it points to."""
    for chains in meanings.values():
        for reason in chains.found.values():
            assert reason.rule
            pointed = [chains.by_id[m] for m in (reason.mention, *reason.together) if m is not None]
            assert all(_mentioned(m, reason.detail, chains) for m in pointed), reason


def _mentioned(mention: Mention, detail: str, chains: Chains) -> bool:
    first = chains.by_id[chains.root(mention.id)]
    return any(words in detail for m in (mention, first) for words in (m.text, m.name, m.label) if words)


