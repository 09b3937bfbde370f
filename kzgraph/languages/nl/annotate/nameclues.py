"""What the words around a name say about its type: prepositions, owners, and what is done to it."""

from collections import Counter

from spacy.tokens import Doc

from kzgraph.languages.nl.annotate.namespans import ORGANISATION, OTHER, PERSON, PLACE, is_institution
from kzgraph.lexicon.loader import endings, wordlist

# A clue outweighs one guess of the network (4) and no title (12).
_CLUE, _SURE = 5, 12


def clues(doc: Doc, start: int, end: int) -> Counter[str]:
    """Return the points that the words around a name give to its types. start, end: token indices, half-open."""
    votes: Counter[str] = Counter()
    first = doc[start]
    if is_institution(doc[end - 1].text) and len(doc[end - 1]) > 5:
        votes[ORGANISATION] += _SURE
    if end - start > 1 and first.lower_ in wordlist("club_prefixes") and not first.text.islower():
        votes[ORGANISATION] += _SURE
    if start == 0 or first.is_sent_start:
        return votes
    before = doc[start - 1]
    if before.lower_ in wordlist("whereabouts") and end - start < 3:
        votes[PLACE] += _CLUE
    if before.lower_.endswith((*endings("armed_words"), *endings("company_words"))):
        votes[ORGANISATION] += 2 * _SURE  # also when the noun is one for people
    if before.lower_ in wordlist("storm_words"):
        votes[OTHER] += _SURE
    noun = doc[start - 2] if before.lower_ in {"de", "het"} and start > 1 else before
    if noun.lower_ in wordlist("water_words"):
        votes[PLACE] += _SURE
    if before.lower_ == "van" and start > 1:
        votes += _owned(doc[start - 2].lemma_.lower())
    return votes


def _owned(noun: str) -> Counter[str]:
    """What a thing tells about whose it is: shares are a company's, a brother a person's, a harbour a town's."""
    if noun.endswith(endings("owned_by_firms")):
        return Counter({ORGANISATION: _SURE})
    if noun in wordlist("owned_by_people"):
        return Counter({PERSON: _SURE})
    return Counter({PLACE: _CLUE}) if noun.endswith(endings("owned_by_places")) else Counter()
