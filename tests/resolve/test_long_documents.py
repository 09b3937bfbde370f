"""Chains of a document: one first mention each, and work that grows with the length of a text, not with its cube."""

import pytest
from factory import TINY_ENTITIES, mentions
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import steps

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.model.mention import Mention
from kzgraph.resolve import chains as module
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.coreference import resolve_document

ENTITIES = EntityIndex(TINY_ENTITIES)
# Each line says again who is meant: a title, a name, a pronoun, a body, a group, a country.
STORY = (
    "[Premier Okello|name person masc sing subj title=premier] sprak.\n"
    "[De premier|person the sing lemma=premier class=official subj] zweeg.\n"
    "[Hij|pronoun person masc sing subj lemma=hij] sprak met [Okello|name person masc sing].\n"
    "[De politie|body the sing lemma=politie] zag [agenten|group plur lemma=agent].\n"
)


def story(times: int) -> list[Mention]:
    return mentions(STORY * times)


def test_the_work_grows_with_the_length_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REACH", 20)
    resolve_document(Chains(story(2), ENTITIES))  # loads word lists
    once, twice, fourfold = (work(times) for times in (20, 40, 80))
    assert fourfold - twice <= 2.2 * (twice - once)


def work(times: int) -> int:
    found = story(times)
    return steps(lambda: resolve_document(Chains(found, ENTITIES)))


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
@settings(deadline=None, derandomize=True)
def test_a_chain_is_what_has_one_first_mention(pointers: list[int]) -> None:
    """Whatever points to whatever, also forwards: each mention is in one chain, that of its first mention."""
    found = story(3)[:12]
    chains = Chains(found, ENTITIES)
    for mention, to in zip(chains.mentions, pointers, strict=True):
        chains.add(mention, Antecedent("a rule", "", chains.mentions[to].id))
    roots = {m.id: chains.root(m.id) for m in chains.mentions}
    assert {m.id: chains.root(m.id) for m in chains.mentions} == roots
    assert all(roots[root] == root for root in roots.values())
    for mention in chains.mentions:
        assert chains.chain(mention) == [m for m in chains.mentions if roots[m.id] == roots[mention.id]]
        if mention.id in chains.found:
            assert roots[mention.id] == roots[chains.found[mention.id].mention or ""]


def test_apposition_is_seen_from_both_sides_once_both_were_read() -> None:
    found = mentions("[Jan Maat|name person app=1], [de premier|person the sing lemma=premier], [boeren|group plur]")
    chains = Chains(found, ENTITIES)
    assert chains.beside(found[0]) == chains.beside(found[1]) == []
    for mention in found:
        chains.add(mention, None)
    assert chains.beside(found[0]) == [found[1]]
    assert chains.beside(found[1]) == [found[0]]
    assert chains.beside(found[2]) == []


def test_what_follows_is_looked_for_in_the_next_sentences_alone() -> None:
    found = story(3)
    chains = Chains(found, ENTITIES)
    assert list(chains.behind(found[2], 0)) == [found[3]]
    assert list(chains.behind(found[2], 1)) == found[3:6]
    assert list(chains.behind(found[-1], 9)) == []
