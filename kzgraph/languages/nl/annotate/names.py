"""Proper names of a document: where they begin and end, and of which type they are.

The network proposes; runs of PROPN fill its gaps; the curated entities, the noun before the name and the
document as a whole decide on the type, since one name is one thing in one document.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from spacy.tokens import Doc, Token

from kzgraph.annotate.tokens import visible
from kzgraph.languages.nl.annotate.corrections import CALENDAR, DAY_PART
from kzgraph.languages.nl.annotate.nameclues import clues
from kzgraph.languages.nl.annotate.namespans import (
    ORGANISATION,
    OTHER,
    PERSON,
    PLACE,
    Name,
    capitals,
    institutions,
    said_again,
    with_particles,
    without_title,
)
from kzgraph.languages.nl.annotate.wordlist import words
from kzgraph.lexicon.classes import WordClasses
from kzgraph.lexicon.entities import EntityIndex, NameKind

_ORDER: Final = (PERSON, ORGANISATION, PLACE, OTHER)
"""Which type wins when the votes are even."""
_TYPE_OF_KIND: Final = {
    "person": PERSON,
    "state": PLACE,
    "place": PLACE,
    "government": ORGANISATION,
    "body": ORGANISATION,
    "organisation": ORGANISATION,
    "media": ORGANISATION,
}
_TYPE_OF_CLASS: Final = (
    ("media", ORGANISATION),
    ("official", PERSON),
    ("court", ORGANISATION),
    ("organisation", ORGANISATION),
    ("place", PLACE),
    ("people", PERSON),
)
_TITLES: Final = words(
    "meneer mevrouw mijnheer dr. drs. ir. mr. prof. ds. mgr. sir lord lady sint generaal kolonel "
    "majoor kapitein luitenant sergeant rabbijn sjeik emir ayatollah imam paus kardinaal bisschop "
    "professor dokter coach trainer"
)
_NO_TITLES: Final = words("autoriteiten autoriteit overheid bestuur gezin familie bevolking volk publiek")
_PLACE_PREPOSITIONS: Final = words("in uit naar nabij richting vanuit rond omstreeks binnen buiten")
_INNER: Final = words("van de der den het 't ter ten te al el ibn bin von da di du la le of en & - '")
_MINISTRIES: Final = words("ministerie minister departement staatssecretaris viceminister onderminister ex-minister")
_FIRST_WORDS: Final = words("Radio TV Televisie Omroep Persbureau Stichting Vereniging Partij Bank Ministerie Vakbond")
_LAST_WORDS: Final = words(
    "Airlines Airways Motors Company Group Groep Holding Inc Inc. Corp Corp. Ltd Ltd. Bank University "
    "Universiteit Times Post News Press Aircraft Industries Systems Technologies Union Alliance "
    "Association Foundation Institute Instituut Ministerie Ministry Council Raad Party Partij Front "
    "Forum Watch International Federation Federatie Organisatie Organisation"
)
_PEOPLES: Final = ("ers", "anen", "ezen", "inen", "iërs", "ioten", "alen")
"""Endings of the plurals of peoples; other plural names are places ("Antillen", "Balearen")."""
_ACRONYM: Final = re.compile(r"[^\W\d_](?:\.?[^\W\d_])+\.?")
_CAMEL: Final = re.compile(r"[a-z][A-Z]")
_COMMON_WORD: Final = re.compile(
    r"(?:[^aeiou]se|sche|ige|iteit|heid|unie|naties|staten|raad|bank|partij|kamer|ministerie|bond|iek)$",
    re.IGNORECASE,
)
"""Endings of words that are no part of a person's name: "Europese", "Verenigde Naties", "Tweede Kamer"."""

# Tuned on nothing: what is curated outweighs all else, a title outweighs several guesses of the network.
_CURATED, _TITLE, _NETWORK, _PREPOSITION, _SHAPE = 40, 12, 4, 2, 1


class NameFinder:
    """Finds the names of a document. entities: the curated ones; classes: what the noun before a name
    means.
    """

    def __init__(self, entities: EntityIndex, classes: WordClasses) -> None:
        self._entities = entities
        self._classes = classes
        people = [e for e in entities.entities.values() if e.kind == "person"]
        self._given = {e.label.split()[0] for e in people if " " in e.label} | COMMON_GIVEN_NAMES

    def is_nationality(self, word: str) -> bool:
        """Whether ``word`` is the adjective of a state ("Kazachse")."""
        return self._entities.by_adjective(word) is not None

    def find(self, doc: Doc) -> list[Name]:
        """Return the names of ``doc``, in order, not overlapping."""
        taken: list[Name | None] = [None] * len(doc)
        unseen = [n for n in capitals(doc) if not self._is_no_name(doc, n.start, n.end) and not self._is_title(doc, n)]
        whole = [n for n in unseen if n.end - n.start > 1]  # "Wereldraad voor Landbouw", before its parts
        for name in (*self._curated(doc), *whole, *self._proposed(doc), *self._runs(doc), *unseen):
            if all(taken[i] is None for i in range(name.start, name.end)):
                for i in range(name.start, name.end):
                    taken[i] = name
        names = sorted({n for n in taken if n is not None}, key=lambda n: n.start)
        names = with_particles(doc, self._with_surnames(doc, names), self._given)
        names = institutions(doc, without_title(doc, names, self._classes))
        return self._typed(doc, said_again(doc, names))

    def _with_surnames(self, doc: Doc, names: Sequence[Name]) -> list[Name]:
        """Join a given name to the name that follows it: "Noersoeltan Nazarbajev" is no town and a person."""
        out: list[Name] = []
        for name in names:
            before = out[-1] if out else None
            if (
                before is not None
                and before.end == name.start
                and before.end - before.start == 1
                and doc[before.start].text in self._given
                and not doc[name.start].is_sent_start
            ):
                out[-1] = Name(before.start, name.end, PERSON)
            else:
                out.append(name)
        return out

    def _curated(self, doc: Doc) -> Iterator[Name]:
        """Yield names from the entity files, stretched to the whole of a proposed name that they are part
        of.
        """
        words, places = _parts(doc)
        proposed = {i: n for n in (*self._runs(doc), *self._proposed(doc)) for i in range(n.start, n.end)}
        for match in self._entities.find(words):
            start, end = places[match.start], places[match.end - 1] + 1
            if _splits(places, match.start, match.end):
                continue  # only a part of a hyphenated word
            if match.kind is NameKind.DEMONYM or not any(t.text[:1].isupper() for t in doc[start:end]):
                continue
            if end - start == 1 and doc[start].pos_ in {"ADJ", "VERB", "ADV"} and not doc[start].text.isupper():
                continue
            around = [proposed[i] for i in range(start, end) if i in proposed]
            if any(n.end - n.start > end - start for n in around):
                continue  # "Hof van Brussel", "Vladimir Poetin": the whole is another name
            label = _TYPE_OF_KIND.get(match.entity.kind, OTHER)
            before = doc[start - 1].lower_ if start else ""
            if match.kind is NameKind.METONYM and before in _PLACE_PREPOSITIONS:
                label = PLACE  # "in Den Haag" is the town, elsewhere it may act
            yield Name(start, end, label, True)

    def _proposed(self, doc: Doc) -> Iterator[Name]:
        for ent in doc.ents:
            start, end = ent.start, ent.end
            while start < end and not _can_begin(doc[start]):
                start += 1
            while end > start and not _can_end(doc[end - 1]):
                end -= 1
            if start < end and not self._is_no_name(doc, start, end):
                yield Name(start, end, ent.label_)

    def _runs(self, doc: Doc) -> Iterator[Name]:
        return (n for n in _runs(doc) if not self._is_no_name(doc, n.start, n.end))

    def _is_no_name(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the words are an adjective, or owe their capital to the sentence that they begin."""
        token = doc[start]
        if end - start > 1:
            return False
        if token.is_sent_start and token.pos_ in {"ADJ", "ADV", "DET", "PRON", "ADP", "CCONJ", "SCONJ", "INTJ"}:
            return True  # "Kwade demonstranten": the capital is the sentence's
        if token.pos_ == "ADJ" or token.lower_.endswith(("sche", "jnse")):
            return True
        return token.text.endswith(("se", "s")) and self._entities.by_adjective(token.text) is not None

    def _typed(self, doc: Doc, names: Sequence[Name]) -> list[Name]:
        """Give each name the type that speaks loudest for it in the document."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        texts = {n: " ".join(visible(t.text) for t in doc[n.start : n.end]) for n in names}
        known = {*texts.values(), *(text.split()[-1] for text in texts.values())}
        forms = {n: _without_genitive(text, known, doc[n.end - 1].tag_) for n, text in texts.items()}
        for name in names:
            votes[forms[name]] += self._votes(doc, name)
        for form in list(votes):  # "Nazarbajev" is whom "Noersoeltan Nazarbajev" names
            last = form.split()[-1]
            if last != form and last in votes and _winner(votes[form]) == PERSON:
                votes[last][PERSON] += _TITLE
        inside = {text for n, text in texts.items() if not doc[n.start].is_sent_start}
        return [
            n if n.curated else Name(n.start, n.end, _winner(votes[forms[n]]))
            for n in names
            if n.curated or not _is_headline(doc, n, votes[forms[n]]) or texts[n] in inside
        ]

    def _votes(self, doc: Doc, name: Name) -> Counter[str]:
        votes: Counter[str] = Counter({name.label: _CURATED if name.curated else _NETWORK}) if name.label else Counter()
        first = doc[name.start]
        before = doc[name.start - 1] if name.start and not first.is_sent_start else None
        forms = [t.text for t in doc[name.start : name.end]]
        if before is not None and before.text in {'"', "'", "‘", "“", "«", ",,", "„"} and before.i:
            before = doc[before.i - 1]
        if before is not None:
            title = self._title(before)
            if title:
                votes[title] += _TITLE
            if before.lower_ in _PLACE_PREPOSITIONS:
                votes[PLACE] += _PREPOSITION
            if before.lower_ in {"van", "voor"} and before.i and doc[before.i - 1].lemma_ in _MINISTRIES:
                votes[ORGANISATION] += _TITLE
        if len(forms) > 1 and forms[0] in self._given and forms[-1][:1].isupper():
            votes[PERSON] += _TITLE
        if len(forms) > 1 and not any(_COMMON_WORD.search(w) or w in {"van", "voor", "en", "&"} for w in forms):
            votes[PERSON] += _SHAPE
        if forms[0] in _FIRST_WORDS or forms[-1] in _LAST_WORDS or _CAMEL.search(forms[0]):
            votes[ORGANISATION] += _TITLE
        plural = first.tag_.startswith("N|eigen|mv") and forms[0].endswith(_PEOPLES)
        if len(forms) == 1 and (plural or self._is_demonym(forms[0])):
            votes[OTHER] += _CURATED
        if len(forms) == 1 and forms[0].isupper() and name.label != PERSON and _ACRONYM.fullmatch(forms[0]):
            votes[ORGANISATION] += _NETWORK + _SHAPE
        return votes + clues(doc, name.start, name.end)

    def _is_title(self, doc: Doc, name: Name) -> bool:
        """Whether a title is written with a capital: "Kamerlid Peeters"."""
        word = doc[name.start]
        return name.end - name.start == 1 and bool({"official", "people"} & self._classes.of(word.lemma_, word.text))

    def _is_demonym(self, word: str) -> bool:
        return any(kind is NameKind.DEMONYM for _, kind in self._entities.lookup(word))

    def _title(self, before: Token) -> str | None:
        """Return the type that the noun before a name gives it ("president" a person, "persbureau" an
        organisation).
        """
        if before.lower_ in _TITLES:
            return PERSON
        if before.pos_ != "NOUN" or before.lower_ in _NO_TITLES:
            return None
        classes = self._classes.of(before.lemma_, before.text)
        if "Number=Plur" in str(before.morph):
            return None
        return next((label for kind, label in _TYPE_OF_CLASS if kind in classes), None)


def _runs(doc: Doc) -> Iterator[Name]:
    """Yield runs of proper nouns; small words inside ("Marjan de Wit") belong to them when the tree says
    so.
    """
    start = -1
    for token in doc:
        inside = (token.pos_ == "PROPN" and token.lower_ not in CALENDAR) or _is_bracketed_acronym(doc, token)
        if start >= 0 and (not inside or token.is_sent_start or not _joined(doc, start, token)):
            yield from _run(doc, start, token.i)
            start = -1
        if inside and start < 0:
            start = token.i
    if start >= 0:
        yield from _run(doc, start, len(doc))


def _is_bracketed_acronym(doc: Doc, token: Token) -> bool:
    """Whether ``token`` is the short form in "Openbaar Ministerie (OM)"."""
    if not (1 < len(token) < 8 and token.text.isupper() and token.text.isalpha() and token.pos_):
        return False
    return 1 < token.i < len(doc) - 1 and doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")"


def _run(doc: Doc, start: int, end: int) -> Iterator[Name]:
    while start < end and not _can_begin(doc[start]):
        start += 1
    while end > start and not _can_end(doc[end - 1]):
        end -= 1
    if start < end:
        yield Name(start, end, "")


def _joined(doc: Doc, start: int, token: Token) -> bool:
    """Whether ``token`` goes on with the name that begins at ``start``, as the tree sees it."""
    return token.dep_ in {"flat", "fixed"} or token.head.i == token.i - 1 or doc[token.i - 1].head == token


def _can_begin(token: Token) -> bool:
    text = token.text
    if token.lower_ in CALENDAR or DAY_PART.fullmatch(text):
        return False
    return (
        text[:1].isupper()
        or text[:1].isdigit()
        or (len(text) > 1 and text[1].isupper())
        or token.lower_[:2] in {"'s", "’s"}
    )


def _can_end(token: Token) -> bool:
    return not token.is_punct and not token.is_space and token.lower_ not in _INNER


def _parts(doc: Doc) -> tuple[list[str], list[int]]:
    """Return the words of ``doc``, hyphenated ones in parts, and the token that each part belongs to."""
    words: list[str] = []
    places: list[int] = []
    for token in doc:
        parts = visible(token.text).replace("-", " - ").split() if token.pos_ else []
        parts = parts or ["\n"]  # no name runs across white space or stands in what is not parsed
        words += parts
        places += [token.i] * len(parts)
    return words, places


def _splits(places: Sequence[int], start: int, end: int) -> bool:
    """Whether a match begins or ends inside a token."""
    return (start > 0 and places[start - 1] == places[start]) or (end < len(places) and places[end] == places[end - 1])


def _without_genitive(text: str, known: AbstractSet[str], tag: str) -> str:
    """Return the name without the genitive's ending, when the tag says so or the document has the bare name
    too.
    """
    for ending in ("'s", "’s", "s"):
        bare = text.removesuffix(ending)
        if bare != text and len(bare) > 3 and (tag.endswith("|gen") or bare in known):
            return bare
    return text


def _is_headline(doc: Doc, name: Name, votes: Counter[str]) -> bool:
    """Whether the name is a heading of one word that the network has no type for."""
    alone = doc[name.start].is_sent_start and (name.end == len(doc) or bool(doc[name.end].is_sent_start))
    return bool(alone) and name.end - name.start == 1 and _winner(votes) == OTHER


def _winner(votes: Counter[str]) -> str:
    return min(votes.items(), key=lambda item: (-item[1], _ORDER.index(item[0])), default=(OTHER, 0))[0]


COMMON_GIVEN_NAMES: Final = words(
    "Aad Abdel Abdul Abdullah Achmed Adriaan Ahmad Ahmed Albert Aleksandr Aleksej Alexander Alexei "
    "Ali Amir An Andrej Angela Anna Anne Annemarie Antoine Anton Arjen Arnold Ayşe Barack Bart Bas "
    "Ben Benjamin Bert Bill Bob Boris Bram Carla Carlos Caroline Charles Christine Claire Daan Daniel "
    "David Denis Diederik Dilan Dirk Dmitri Donald Edith Edwin Eduard Els Emma Emmanuel Eric Erik Eva "
    "Fatima Femke Fons Frank Frans François Fred Frederik Geert George Gerard Gert Giorgia Hanna Hans "
    "Harry Hassan Henk Herman Hugo Ibrahim Igor Ilham Imran Ine Ingrid Irina Ismail Ivan Jaap Jacques "
    "Jan Jean Jeroen Jesse Joe Johan John Joost Jos Josep José Juan Julia Julian Kamala Karel Karin "
    "Karl Kees Khalid Kim Koen Kristof Lars Laura Leo Lies Lisa Lodewijk Luc Lucas Luis Maarten "
    "Magnus Mahmoud Manuel Marc Marco Margot Maria Marie Marine Marjan Mark Martin Mary Matthijs Max "
    "Mehmet Michael Michail Michel Miguel Mike Mohamed Mohammad Mohammed Monique Muhammad Mustafa "
    "Nadia Nancy Narendra Natalia Nicola Nicolas Nikol Nikolaj Noersoeltan Oleg Olaf Olga Omar Paul "
    "Pavel Pedro Peter Petra Piet Pieter Rachid Recep Rik Rishi Rob Robert Roman Rutger Sander Sara "
    "Sarah Sebastian Serge Sergej Sigrid Simon Sofie Sophie Stefan Steven Svetlana Theresa Thierry "
    "Thomas Tim Tom Ursula Victor Viktor Vitali Vladimir Volodymyr Walter Wendy Willem Wim Wladimir "
    "Wopke Wouter Xavier Yasmin Yasser Yusuf Zoë"
)
"""Given names that are common in Dutch news; a capitalised word after one makes a person."""
