"""Where names begin and end beyond what the network proposes: particles, titles, institutions, names said again."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from kzgraph.lexicon.classes import WordClasses
from kzgraph.lexicon.loader import endings, wordlist

PERSON, PLACE, ORGANISATION, OTHER = "PER", "LOC", "ORG", "MISC"
_ARTICLED: Final = re.compile(r"(?:[ae][ldnrst]|ash|oul|ould)-[^\W\d_]", re.IGNORECASE)
"""An Arabic part with its article: "al-Khatib", "el-Mourabti"."""
_LONGEST: Final = 3  # small words that may stand inside a name ("in 't", "van der")


@dataclass(frozen=True, slots=True)
class Name:
    """A name. start, end: token indices, half-open. label: PER, LOC, ORG or MISC; curated: found in an
    entity file.
    """

    start: int
    end: int
    label: str
    curated: bool = False


def with_particles(doc: Doc, names: Sequence[Name], given: Collection[str]) -> list[Name]:
    """Join what particles join: "Faisal bin Nawaf", "Gerrit-Jan ter Horst", "Marwan al-Khatib"."""
    starts = {n.start: n for n in names}
    out: list[Name] = []
    for name in names:
        if out and name.start < out[-1].end:
            continue
        end, label = name.end, name.label
        while not name.curated and (more := _behind_particles(doc, name.start, end, given)) is not None:
            following = starts.get(more)
            end = following.end if following is not None else more + 1
            label = PERSON if label != ORGANISATION else label
        out.append(name if end == name.end else Name(name.start, end, label))
    return out


def _behind_particles(doc: Doc, start: int, end: int, given: Collection[str]) -> int | None:
    """The token behind the particles at ``end`` when it goes on with the name that begins at ``start``."""
    if end >= len(doc) or doc[end].is_sent_start:
        return None
    if _ARTICLED.match(doc[end].text) and doc[end].text[-1:].isalpha():
        return end
    small: list[str] = []
    at = end
    while at < len(doc) and len(small) < _LONGEST and doc[at].lower_ in wordlist("name_particles"):
        small.append(doc[at].lower_)
        at += 1
    if not small or at >= len(doc) or not doc[at].text[:1].isupper():
        return None
    sure = bool(set(small) & wordlist("sure_name_particles"))
    single = end - start == 1 and doc[start].text in given
    return at if sure or (single and small[0] != "in") else None


def without_title(doc: Doc, names: Sequence[Name], classes: WordClasses) -> list[Name]:
    """Cut a title that begins the sentence, and so has a capital, off the name: "Rabbijn Menachem Halpert"."""
    return [replace(n, start=n.start + 1) if _begins_with_title(doc, n, classes) else n for n in names]


def _begins_with_title(doc: Doc, name: Name, classes: WordClasses) -> bool:
    first = doc[name.start]
    if name.curated or name.end - name.start < 2 or not first.is_sent_start or not first.text[1:].islower():
        return False
    if not doc[name.start + 1].text[:1].isupper() or first.lower_ in wordlist("words_of_names"):
        return False
    found = classes.of(first.lower_)
    person = name.label == PERSON and bool({"official", "people"} & found)
    return person or first.lower_ in wordlist("titles_before_names") or first.lower_.endswith(endings("company_words"))


def capitals(doc: Doc) -> Iterator[Name]:
    """Yield the words that have a capital inside a sentence and no name yet: "voor de Wereldraad"."""
    for token in doc:
        if _has_capital_of_its_own(token):
            end = _end_of_institution(doc, token)
            yield Name(token.i, end, ORGANISATION if is_institution(token.text) else "")


def _has_capital_of_its_own(token: Token) -> bool:
    """Whether the capital is the name's: not that of a sentence, a quote, a heading, or of a whole word in capitals."""
    if token.pos_ not in {"NOUN", "X"} or not token.text[:1].isupper() or not token.text[1:].islower():
        return False
    if token.i == 0 or token.is_sent_start or len(token) < 4:
        return False
    before = token.nbor(-1)
    opens = bool(before.is_sent_start) and before.pos_ in {"ADP", "DET"}
    return before.is_alpha and (before.text.islower() or opens)


def institutions(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Stretch the name of an institution over its complement: "Universiteit van Alkerdam", "Instituut voor Vrede"."""
    out: list[Name] = []
    for name in names:
        if out and name.start < out[-1].end:
            continue
        head = doc[name.end - 1]
        end = _end_of_institution(doc, head) if not name.curated and name.label != PERSON else name.end
        out.append(name if end <= name.end else Name(name.start, end, ORGANISATION))
    return out


def is_institution(word: str) -> bool:
    """Whether a word with a capital ends like the name of an institution: "Volksfrontpartij", "Hooggerechtshof"."""
    return len(word) > 3 and word.lower().endswith(endings("institution_endings"))


def _end_of_institution(doc: Doc, head: Token) -> int:
    """The end of the name that ``head`` begins or ends: behind "van" or "voor" and words with capitals."""
    end = head.i + 1
    if end + 1 >= len(doc) or not is_institution(head.text):
        return end
    link = doc[end].lower_
    seated = link == "van" and head.lower_.endswith(endings("seated_institution_endings"))
    if link != "voor" and not seated:
        return end
    at = end + 1 + (doc[end + 1].lower_ in {"de", "het"})
    if at >= len(doc) or not doc[at].text[:1].isupper():
        return end
    while at + 2 < len(doc) and doc[at + 1].lower_ == "en" and doc[at + 2].text[:1].isupper() and link == "voor":
        at += 2
    return at + 1


def said_again(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Add the words that begin a sentence and are a name elsewhere in the text."""
    taken = {i for n in names for i in range(n.start, n.end)}
    known = {doc[n.start].text: n for n in reversed(names) if n.end - n.start == 1 and not doc[n.start].is_sent_start}
    more = [
        Name(t.i, t.i + 1, known[t.text].label, known[t.text].curated)
        for t in doc
        if t.is_sent_start and t.i not in taken and t.text in known
    ]
    return sorted((*names, *more), key=lambda n: n.start)
