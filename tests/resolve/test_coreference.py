# ruff: noqa: E501 - rows of tables stay on one line
"""Who is meant, on lists of mentions that a marked text gives; see ``factory.mentions``.

Each row: a text whose last line marks the mention that is asked about (the last one), what it stands for, and the rule.
An expectation in words is another mention, ``=key`` an entity, an empty one: nothing.
"""

from collections.abc import Mapping

import pytest
from factory import TINY_ENTITIES, mentions
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.model.mention import Mention
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.coreference import resolve_document
from kzgraph.resolve.facts import Facts

ENTITIES = EntityIndex(TINY_ENTITIES)

CASES: dict[str, tuple[str, str, str]] = {
    # -- names
    "a curated name": ("[Peru|name state key=peru] viel.", "=peru", "entity file"),
    "the same name again": ("[Jan Maat|name person] sprak.\n[Jan Maat|name person] zweeg.", "Jan Maat", "same name"),
    "the genitive of a name": ("[Jan Maat|name person] sprak.\n[Jan Maats|name person] boot zonk.", "Jan Maat", "same name"),
    "a surname": ("[Jan Maat|name person] sprak.\n[Maat|name person] zweeg.", "Jan Maat", "surname"),
    "a surname before the full name": ("[Jan Maat|name person] komt na [Maat|name person].", "Jan Maat", "surname"),
    "another surname": ("[Jan Maat|name person] sprak.\n[Kok|name person] zweeg.", "", ""),
    "a first name is no surname": ("[Jan Maat|name person] sprak.\n[Jan|name person] zweeg.", "", ""),
    "a place is no surname": ("[Jan Delft|name person] sprak.\n[Delft|name place] viel.", "", ""),
    "an acronym": ("[Bond van Boeren|name organisation] staakt.\n[BB|name organisation] zwijgt.", "Bond van Boeren", "acronym"),
    "an acronym with its small words": ("[Bond van Boeren|name organisation] staakt.\n[BVB|name organisation] zwijgt.", "Bond van Boeren", "acronym"),
    "another acronym": ("[Bond van Boeren|name organisation] staakt.\n[BC|name organisation] zwijgt.", "", ""),
    # -- descriptions
    "apposition": ("[Jan Maat|name person app=1], [de havenmeester|person the sing lemma=havenmeester]", "Jan Maat", "apposition"),
    "no apposition of unlike kinds": ("[de raad|body the app=1], [havenmeester|person the sing lemma=havenmeester]", "", ""),
    "title of the one who bears it": (
        "[president Kato|name=Kato person title=president] sprak.\n[De president|person the sing class=official lemma=president] zweeg.",
        "president Kato", "title"),
    "synonym of a title": (
        "[president Kato|name=Kato person title=president] sprak.\n[Het staatshoofd|person the sing class=official lemma=staatshoofd] zweeg.",
        "president Kato", "title"),
    "title of nobody": (
        "[president Kato|name=Kato person title=president] sprak.\n[De premier|person the sing class=official lemma=premier] zweeg.", "", ""),
    "several presidents are nobody": (
        "[president Kato|name=Kato person title=president] sprak.\n[De presidenten|group the plur class=official lemma=president] zwegen.", "", ""),
    "a president": (
        "[president Kato|name=Kato person title=president] sprak.\n[een president|person sing class=official lemma=president] zweeg.", "", ""),
    "title with the state of another": (
        "[Elena Quispe|name person key=quispe] sprak.\n[Peru|name state key=peru] [Togo|name state key=togo]\n"
        "[De Togolese president|person the sing class=official lemma=president mod=Togolese]", "", ""),
    "title of a curated person": (
        "[Elena Quispe|name person key=quispe] sprak.\n[De Peruaanse president|person the sing class=official lemma=president mod=Peruaanse]",
        "Elena Quispe", "title"),
    "spokesperson of somebody": (
        "[de politie|body the lemma=politie] zweeg.\n[een woordvoerder|person sing lemma=woordvoerder of=0]", "de politie", "speaks for"),
    "spokesperson in one word": (
        "[de politie|body the lemma=politie] zweeg.\n[een politiewoordvoerder|person sing lemma=politiewoordvoerder]", "de politie", "speaks for"),
    "spokesperson of nobody": ("[de politie|body the lemma=politie] zweeg.\n[een woordvoerder|person sing lemma=woordvoerder]", "", ""),
    "same words": ("[een vakbond|organisation sing lemma=vakbond] staakte.\n[De vakbond|organisation the sing lemma=vakbond] dreigt.", "een vakbond", "same words"),
    "of another owner": (
        "[Jan|name person] [Piet|name person] [de boot|thing the sing lemma=boot of=0] zonk.\n[De wagen|thing the sing lemma=wagen of=1]", "", ""),
    "of another nation": (
        "[de Peruaanse boeren|group the plur lemma=boer mod=Peruaanse]\n[de Togolese boeren|group the plur lemma=boer mod=Togolese]", "", ""),
    "same group": ("[betogers|group plur lemma=betoger] liepen.\n[De demonstranten|group the plur lemma=demonstrant] riepen.", "betogers", "same group"),
    "another group": ("[betogers|group plur lemma=betoger] liepen.\n[De toeristen|group the plur lemma=toerist] keken.", "", ""),
    "government of a state": (
        "[Peru|name state key=peru] viel.\n[De Peruaanse regering|body the sing lemma=regering mod=Peruaanse]", "=peru_government", "government of a state"),
    "government of the main state": (
        "In [Peru|name state key=peru case=in] regent het.\n[De autoriteiten|group the plur lemma=autoriteit]", "=peru_government", "government of the main state"),
    "government of two states": (
        "[Peru|name state key=peru] viel [Togo|name state key=togo] aan.\n[Togo|name state key=togo] zweeg.\n[De autoriteiten|group the plur lemma=autoriteit]", "", ""),
    "the country": (
        "In [Peru|name state key=peru case=in] regent het.\n[Het land|place the sing lemma=land]", "=peru", "the country"),
    "the city": ("[Lima|name place key=lima] viel.\n[De stad|place the sing lemma=stad]", "Lima", "the city"),
    "a city": ("[Lima|name place key=lima] viel.\n[een stad|place sing lemma=stad]", "", ""),
    "the organisation": (
        "[Andesunie|name organisation key=unie] zweeg.\n[De organisatie|organisation the sing lemma=organisatie]", "Andesunie", "the organisation"),
    # -- pronouns
    "he": ("[Jan Maat|name person masc sing subj] sprak.\n[Hij|pronoun person masc sing subj lemma=hij]", "Jan Maat", "pronoun"),
    "he is not she": ("[Ada Maat|name person fem sing subj] sprak.\n[Hij|pronoun person masc sing subj lemma=hij]", "", ""),
    "the last subject of the gender": (
        "[Jan Maat|name person masc sing subj] zag [Piet Kok|name person masc sing].\n[Hij|pronoun person masc sing subj lemma=hij]", "Jan Maat", "pronoun"),
    "a nearer one": (
        "[Jan Maat|name person masc sing subj] sprak.\n[Piet Kok|name person masc sing subj] sprak.\n[Hij|pronoun person masc sing subj lemma=hij]",
        "Piet Kok", "pronoun"),
    "they": ("[boeren|group plur lemma=boer subj] liepen.\n[Zij|pronoun group plur lemma=zij subj]", "boeren", "pronoun"),
    "they are not one man": ("[Jan Maat|name person masc sing subj] liep.\n[Zij|pronoun group plur lemma=zij subj]", "", ""),
    "he is not a state": ("[Peru|name state key=peru subj] viel.\n[Hij|pronoun person masc sing subj lemma=hij]", "", ""),
    "too far back": (
        "[Jan Maat|name person masc sing subj] sprak.\nEen.\nTwee.\nDrie.\nVier.\n[Hij|pronoun person masc sing subj lemma=hij]", "", ""),
    "nothing before": ("[Hij|pronoun person masc sing subj lemma=hij] sprak.", "", ""),
    "it": ("[een schip|thing sing lemma=schip subj] zonk.\n[Het|pronoun thing neut sing subj lemma=het]", "", ""),
    "there": ("[Lima|name place key=lima] viel.\n[Daar|pronoun place sing lemma=daar]", "Lima", "there"),
    "who": ("[Jan Maat|name person masc sing subj] sprak.\n[wie|pronoun person sing lemma=wie]", "", ""),
    "I without a speaker": ("[Jan Maat|name person masc sing subj] sprak.\n[Ik|pronoun I person sing subj lemma=ik]", "", ""),
}  # fmt: skip
XFAIL: dict[str, str] = {
}


def document(found: list[Mention], **more: object) -> Chains:
    return resolve_document(Chains(found, ENTITIES, Facts(**more)))  # type: ignore[arg-type]


def meaning(antecedent: Antecedent | None, found: list[Mention]) -> tuple[str, str]:
    if antecedent is None:
        return "", ""
    if antecedent.entity is not None:
        return f"={antecedent.entity}", antecedent.rule
    return next(m.text for m in found if m.id == antecedent.mention), antecedent.rule


def rows() -> list[object]:
    return [
        pytest.param(*case, id=name, marks=[pytest.mark.xfail(strict=True, reason=XFAIL[name])] if name in XFAIL else [])
        for name, case in CASES.items()
    ]


@pytest.mark.parametrize(("text", "wanted", "rule"), rows())
def test_what_the_last_mention_means(text: str, wanted: str, rule: str) -> None:
    found = mentions(text)
    last = max(found, key=lambda m: m.start)
    assert meaning(document(found).found.get(last.id), found) == (wanted, rule)


def test_we_is_who_speaks() -> None:
    found = mentions("[Jan Maat|name person masc sing subj] zei: [Wij|pronoun I group plur subj lemma=wij] gaan.")
    antecedent = document(found, speakers={found[1].id: found[0].id}).found[found[1].id]
    assert meaning(antecedent, found) == ("Jan Maat", "speaker")


def test_who_shoots_is_not_who_is_shot() -> None:
    text = "[Jan Maat|name person masc sing subj] kwam.\n[Piet Kok|name person masc sing subj] schoot op [hem|pronoun person masc sing lemma=hem]."
    found = mentions(text)
    _jan, piet, him = found
    assert meaning(document(found).found[him.id], found)[0] == "Piet Kok"
    apart = document(found, apart=frozenset({frozenset({piet.id, him.id})})).found
    assert meaning(apart[him.id], found)[0] == "Jan Maat"


def test_apart_holds_for_the_whole_chain() -> None:
    """Whom a clause keeps apart from "Kok" it keeps apart from "Piet Kok" as well."""
    text = (
        "[Jan Maat|name person masc sing] en [Piet Kok|name person masc sing subj] kwamen.\n"
        "[Kok|name person masc sing subj] schoot op [hem|pronoun person masc sing lemma=hem]."
    )
    found = mentions(text)
    _jan, _piet, kok, him = found
    apart = document(found, apart=frozenset({frozenset({kok.id, him.id})})).found
    assert meaning(apart.get(him.id), found)[0] == "Jan Maat"


def test_the_root_of_a_chain_is_its_first_mention() -> None:
    found = mentions("[Jan Maat|name person masc sing subj] sprak.\n[Maat|name person masc sing subj] zweeg.\n[Hij|pronoun person masc sing lemma=hij]")
    resolved = document(found)
    assert {resolved.root(m.id) for m in found} == {found[0].id}


@pytest.mark.parametrize("name", CASES)
def test_every_link_explains_itself(name: str) -> None:
    found = mentions(CASES[name][0])
    for mention, antecedent in document(found).found.items():
        assert antecedent.rule
        assert antecedent.detail
        assert 0 < antecedent.score <= 1
        assert (antecedent.mention is None) != (antecedent.entity is None)
        assert antecedent.mention != mention


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(CASES)))
def test_the_order_of_the_list_does_not_matter(random: "st.DrawFn", name: str) -> None:
    found = mentions(CASES[name][0])
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert document(shuffled).found == document(found).found


def test_links_make_no_circle() -> None:
    every: dict[str, Mapping[str, Antecedent]] = {}
    for name, (text, _, _) in CASES.items():
        found = mentions(text, document=name)
        links = document(found).found
        every[name] = links
        for start in links:
            seen, here = {start}, links[start].mention
            while here in links:
                assert here not in seen, name
                seen.add(here)
                here = links[here].mention
    assert any(every.values())
