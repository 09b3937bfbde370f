"""Find the phrases of time of a document and what each says, anchored on the document's date and on the narration."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.languages.edtf import Anchor, day_of, month_of
from kzgraph.languages.language import DUTCH
from kzgraph.languages.parts import times
from kzgraph.lexicon.loader import time_words
from kzgraph.mentions.labels import tidy
from kzgraph.model.claim import TimeSpan

REACH = 5  # sentences that "een dag later" looks back


@dataclass(frozen=True, slots=True)
class TimeTable:
    """The phrases of time of one Doc. spans: index of each of their tokens -> what the phrase says."""

    spans: Mapping[int, TimeSpan]

    def at(self, token: Token) -> TimeSpan | None:
        """Return what the phrase that ``token`` is in says."""
        return self.spans.get(token.i)

    def words(self, token: Token) -> list[Token]:
        """Return the words of the phrase that ``token`` is in; ``token`` alone when it is in none."""
        found = self.at(token)
        if found is None:
            return [token]
        first = last = token.i
        while self.spans.get(first - 1) is found:
            first -= 1
        while self.spans.get(last + 1) is found:
            last += 1
        return list(token.doc[first : last + 1])


def find_times(doc: Doc, published: str | None) -> TimeTable:
    """Return the phrases of time of ``doc``. published: the document's EDTF date, as precise as it is known."""
    spans: dict[int, TimeSpan] = {}
    reading = times(doc.lang_).reading
    narrated, told = None, 0
    for number, sentence in enumerate(doc.sents):
        for form, words in _phrases(sentence):
            recent = narrated if number - told <= REACH else None
            text = " ".join(words.text.lower().split())
            edtf = reading(form, text, Anchor(published, recent, looks_ahead(words.root)))
            spans.update(dict.fromkeys(range(words.start, words.end), TimeSpan(tidy(words.text), edtf)))
            if edtf is not None and (day_of(edtf) or month_of(edtf) or len(edtf) == 4):
                narrated, told = edtf, number
    return TimeTable(spans)


def time_of(
    words: str,
    anchor: str | None,
    *,
    narrated: str | None = None,
    ahead: bool | None = False,
    language: str = DUTCH,
) -> TimeSpan:
    """Return the time that ``words`` say, apart from any text. anchor: the document's EDTF date.

    narrated: the last date of the narration. ahead: the clause looks forward. Source: EDTF (ISO 8601-2:2019), level 1.
    """
    text = " ".join(words.split())
    part = times(language)
    match = part.phrase_pattern().search(text.lower())
    edtf = part.reading(match.lastgroup or "", match[0], Anchor(anchor, narrated, ahead)) if match else None
    return TimeSpan(text=text, edtf=edtf)


def _phrases(sentence: Span) -> Iterator[tuple[str, Span]]:
    text = sentence.text
    lower = text.lower()
    if len(lower) != len(text):
        return  # a letter whose lower case is longer ("İ"): offsets would not fit
    start = sentence.start_char
    for match in times(sentence.doc.lang_).phrase_pattern().finditer(lower.replace("\n", " ")):
        words = sentence.doc.char_span(start + match.start(), start + match.end())
        if words is not None and match.lastgroup is not None and _is_one(words):
            yield match.lastgroup, words


def _is_one(words: Span) -> bool:
    """Whether the words are no number of things, name, part of day: "rond 2020 mensen", "Mei Li", "in de morgen"."""
    first = words[0]
    before = first.nbor(-1) if first.i else None
    if len(words) > 1:
        last = words[-1]
        counts = last.is_digit and last.dep_ == "nummod" and last.head.i == last.i + 1 and last.head.pos_ == "NOUN"
        return not (counts and len(words) == 2 and first.lower_ in time_words("about", first.lang_))
    if first.is_digit:
        return before is not None and is_word(before, "year_cases") and first.dep_ != "nummod"
    if first.ent_type_ in {"PER", "ORG"}:
        return False
    in_the_morning = is_word(first, "ambiguous_tomorrow") and before is not None and before.pos_ in {"DET", "ADJ"}
    return not in_the_morning and first.pos_ != "VERB"


def looks_ahead(token: Token) -> bool | None:
    """Return whether the clause of ``token`` looks forward ("zaterdag wordt er gestemd").

    ``None`` when it may: "zei dinsdag dat er woensdag troepen komen" was said when that day was ahead.
    """
    verb = _verb_of(token)
    while _is_infinitive(verb) and verb.head.i != verb.i:
        if any(is_word(c, "purpose_words") for c in verb.children):
            return None  # "besloot om zondag te staken": what comes after a day that may itself be past
        verb = _verb_of(verb.head)
    finite = _finite(verb)
    if finite is None or has_feature(finite, "Tense", "Past"):
        return None if finite is not None and is_word(finite, "would_words") else False
    if is_lemma(finite, "perfect_auxiliaries") and finite.i != verb.i and has_feature(verb, "VerbForm", "Part"):
        return False
    told = _finite(_verb_of(verb.head)) if verb.dep_ == "ccomp" else None
    return None if told is not None and has_feature(told, "Tense", "Past") else True


def _finite(verb: Token) -> Token | None:
    return next((t for t in (verb, *_helpers(verb)) if has_feature(t, "VerbForm", "Fin")), None)


def _verb_of(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"} and not _helpers(token):
        token = token.head
    return token


def _is_infinitive(verb: Token) -> bool:
    return has_feature(verb, "VerbForm", "Inf") and not any(has_feature(t, "VerbForm", "Fin") for t in _helpers(verb))


def _helpers(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}]
