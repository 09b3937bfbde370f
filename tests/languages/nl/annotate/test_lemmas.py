"""Lemmas, and the convention for particles."""

import pytest
import spacy
from spacy.tokens import Doc

from kzgraph.annotate.verbs import full_lemma, particle
from kzgraph.languages.nl.annotate.components.lemmas import Lemmas
from kzgraph.languages.nl.annotate.lemmatiser import Lemmatiser, agent, bare_verb, singular, without_e

TABLE = {
    "WW|pv|verl|ev": {"kondigde": "kondigen", "aankondigde": "aankondigen"},
    "WW|vd|vrij|zonder": {"geplunderd": "plunderen"},
    "N|soort|mv|basis": {"gebouwen": "gebouw"},
}
VOCAB = spacy.blank("nl").vocab
LEMMAS = Lemmatiser(TABLE)


@pytest.mark.parametrize(
    ("form", "tag", "proposal", "lemma"),
    [
        ("kondigde", "WW|pv|verl|ev", "xx", "kondigen"),
        ("Geplunderd", "WW|vd|prenom|zonder", "", "plunderen"),
        ("leeggeplunderd", "WW|vd|vrij|zonder", "leegplunderen", "leegplunderen"),
        ("afgebouwen", "N|soort|mv|basis", "", "afgebouw"),
        ("overheidsgebouwen", "N|soort|mv|basis", "", "overheidsgebouw"),
        ("Tokajevs", "N|eigen|ev|basis|gen", "tokajev", "Tokajev"),
        ("Obama's", "N|eigen|ev|basis|gen", "", "Obama"),
        ("Reuters", "N|eigen|ev|basis|onz|stan", "reuter", "Reuters"),
        ("Kazachen", "N|eigen|mv|basis", "Kazach", "Kazach"),
        ("EU-gebouwen", "N|soort|mv|basis", "", "EU-gebouw"),
        ("doden", "N|soort|mv|basis", "dood", "dode"),
        ("verkeersdoden", "N|soort|mv|basis", "verkeersdood", "verkeersdode"),
        (",", "LET", "", ","),
        ("blokkades", "N|soort|mv|basis", "", "blokkade"),
    ],
)
def test_lemma(form: str, tag: str, proposal: str, lemma: str) -> None:
    assert LEMMAS.lemma(form, tag, proposal) == lemma


def test_analogy() -> None:
    assert singular("waarheden") == "waarheid"
    assert singular("foto's") == "foto"
    assert singular("boten") == "boot"
    assert singular("brieven") == "brief"
    assert without_e("vlakke") == "vlak"
    assert without_e("grote") == "groot"


def test_bare_verb() -> None:
    assert bare_verb("aankondigen", "kondigde", ["aan"]) == "kondigen"
    assert bare_verb("aankondigen", "aangekondigd", ["aan"]) == "aankondigen"
    assert bare_verb("kondigen", "kondigde", ["aan"]) == "kondigen"


def split_verb(lemma: str, verb: str, apart: str) -> Doc:
    words = ["Zij", verb, "het", apart]
    doc = Doc(
        VOCAB,
        words=words,
        heads=[1, 1, 1, 1],
        deps=["nsubj", "ROOT", "obj", "compound:prt"],
        pos=["PRON", "VERB", "PRON", "ADP"],
        tags=["VNW", "WW|pv|verl|ev", "VNW", "VZ|fin"],
        lemmas=["zij", lemma, "het", apart],
    )
    return doc


def test_particle_apart_is_never_in_the_lemma_and_once_in_the_full_lemma() -> None:
    doc = split_verb("aankondigen", "kondigde", "aan")
    component = Lemmas()
    component.lemmatiser = Lemmatiser({})
    component(doc)
    assert doc[1].lemma_ == "kondigen"
    assert particle(doc[1]) == "aan"
    assert full_lemma(doc[1]) == "aankondigen"


def test_full_lemma_is_not_doubled() -> None:
    assert full_lemma(split_verb("aankondigen", "kondigde", "aan")[1]) == "aankondigen"
    joined = Doc(VOCAB, words=["aangekondigd"], pos=["VERB"], lemmas=["aankondigen"], heads=[0], deps=["ROOT"])
    assert full_lemma(joined[0]) == "aankondigen"


VERBS = Lemmatiser(
    {
        "WW|vd|vrij|zonder": {"beschadigd": "beschadigd", "gewend": "wennen"},
        "WW|pv|verl|mv": {"konden": "konden"},
        "WW|inf|vrij|zonder": {"braken": "braken"},
        "N|soort|ev|basis|zijd|stan": {"pers": "pers"},
    },
    ["beschadigen", "inpalmen", "kunnen", "terugdraaien", "varen", "voeren", "wenden", "breken"],
)


@pytest.mark.parametrize(
    ("form", "tag", "proposal", "lemma"),
    [
        ("beschadigd", "WW|vd|vrij|zonder", "", "beschadigen"),
        ("palmden", "WW|pv|verl|mv", "palmeren", "palmen"),
        ("teruggedraaid", "WW|vd|vrij|zonder", "teruggedraaien", "terugdraaien"),
        ("konden", "WW|pv|verl|mv", "", "kunnen"),
        ("gewend", "WW|vd|vrij|zonder", "", "wennen"),  # a verb of the table, not one of the lexicon
        ("braken", "WW|inf|vrij|zonder", "", "braken"),  # an infinitive is its own lemma
        ("relschoppers", "N|soort|mv|basis", "relschoppers", "relschopper"),
        ("hersenen", "N|soort|mv|basis", "hersenen", "hersenen"),
    ],
)
def test_lemma_with_the_verbs_of_the_lexicon(form: str, tag: str, proposal: str, lemma: str) -> None:
    assert VERBS.lemma(form, tag, proposal) == lemma


def test_lexicon_verb() -> None:
    assert VERBS.lexicon_verb("inpalmden", "inpalmde") == "inpalmen"
    assert VERBS.lexicon_verb("voer", "voer") == "voer"  # of varen or voeren
    assert VERBS.lexicon_verb("palmde", "inpalmen") == "inpalmen"


def test_agents() -> None:
    assert agent("betogers") == "betoger"
    assert agent("ambassadeurs") == "ambassadeur"
    assert agent("separatisten") == "separatist"
    assert agent("inkomsten") == "inkomsten"


def test_participle_tagged_as_adjective_in_a_passive() -> None:
    doc = Doc(
        VOCAB,
        words=["Bruggen", "zijn", "beschadigd"],
        heads=[2, 2, 2],
        deps=["nsubj:pass", "aux:pass", "ROOT"],
        pos=["NOUN", "AUX", "ADJ"],
        tags=["N|soort|mv|basis", "WW|pv|tgw|mv", "ADJ|vrij|basis|zonder"],
        lemmas=["brug", "zijn", "beschadigd"],
    )
    component = Lemmas()
    component.lemmatiser = VERBS
    component(doc)
    assert doc[2].lemma_ == "beschadigen"
