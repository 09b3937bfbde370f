"""Relations that a verb's meaning rules out: verbs that take "zijn" in the perfect have no passive."""

from typing import Final

from spacy.tokens import Doc, Token

from kzgraph.annotate.wordlist import words

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


def _settle(verb: Token) -> None:
    helpers = [child for child in verb.children if child.dep_ == "aux:pass"]
    if any(child.lemma_ != "zijn" for child in helpers):
        return  # "er wordt gevlogen"
    for child in helpers:
        child.dep_ = "aux"
    for child in verb.children:
        if child.dep_ == "nsubj:pass":
            child.dep_ = "nsubj"
