"""Relations that cannot be: verbs that take "zijn" in the perfect have no passive, and each participle has its verb."""

from typing import Final

from spacy.tokens import Doc, MorphAnalysis, Token

from kzgraph.languages.nl.annotate.wordlist import words

UNACCUSATIVE: Final = words(
    "omkomen overlijden sterven sneuvelen bezwijken verongelukken verdrinken stikken verhongeren "
    "bevriezen vallen neervallen omvallen uitvallen wegvallen stilvallen tegenvallen meevallen komen "
    "aankomen binnenkomen terugkomen bijeenkomen vrijkomen uitkomen langskomen opkomen neerkomen "
    "ontkomen gaan weggaan doorgaan ingaan opgaan teruggaan voorbijgaan vergaan heengaan vertrekken "
    "terugkeren terugtreden aftreden aantreden toetreden uittreden opstappen arriveren landen "
    "stranden crashen kapseizen zinken vastlopen oplopen teruglopen aflopen wegzakken afzakken zakken "
    "stijgen dalen groeien krimpen kelderen ontstaan ontploffen exploderen instorten losbarsten "
    "uitbarsten uitbreken losbreken escaleren ontaarden ontsporen verdwijnen verschijnen opduiken "
    "ontsnappen vluchten wegvluchten ontwaken opstaan blijven gebeuren mislukken slagen lukken "
    "verhuizen emigreren uitwijken wegtrekken vliegen wegvliegen wegrennen weglopen wegrijden "
    "schrikken genezen verslechteren"
)
"""Verbs of dying, moving and changing whose perfect is with "zijn": "de agenten zijn omgekomen"."""


def settle_perfects(doc: Doc) -> None:
    """Make "zijn" an ``aux`` and the subject an ``nsubj`` where ``doc`` has a verb of UNACCUSATIVE in the
    passive.
    """
    for token in doc:
        if token.tag_.startswith("WW|vd") and token.lemma_ in UNACCUSATIVE:
            _settle(token)


def settle_auxiliaries(doc: Doc) -> None:
    """Make "zijn" the ``aux`` of a participle that has none, where ``doc`` takes it for "his".

    So in "… zijn omgekomen en zijn 748 anderen gewond geraakt": a clause that begins so has no other verb.
    """
    for token in doc:
        verb = token.head.head
        if token.lower_ != "zijn" or token.dep_ != "nmod:poss" or not verb.tag_.startswith("WW|vd"):
            continue
        subject = token.head.dep_ in {"nsubj", "nsubj:pass"} and verb.i > token.head.i
        bare = not any(child.dep_ in {"aux", "aux:pass", "cop"} for child in verb.children)
        first = token.i > 0 and token.nbor(-1).dep_ == "cc" and token.nbor(-1).head.i == verb.i
        if subject and bare and first:
            token.head, token.dep_, token.lemma_ = verb, "aux", "zijn"
            token.tag_, token.pos_ = "WW|pv|tgw|mv", "AUX"
            token.morph = MorphAnalysis(doc.vocab, {"Number": "Plur", "Tense": "Pres", "VerbForm": "Fin"})


def _settle(verb: Token) -> None:
    helpers = [child for child in verb.children if child.dep_ == "aux:pass"]
    if any(child.lemma_ != "zijn" for child in helpers):
        return  # "er wordt gevlogen"
    for child in helpers:
        child.dep_ = "aux"
    for child in verb.children:
        if child.dep_ == "nsubj:pass":
            child.dep_ = "nsubj"
