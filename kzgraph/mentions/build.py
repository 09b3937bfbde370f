"""Build the mention of a head: its span, name, kind, grammar and label."""

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.lexicon.entities import NameKind
from kzgraph.lexicon.loader import counted_deeds, wordlist
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.mentions.counted import is_counting
from kzgraph.mentions.dwellers import is_dweller
from kzgraph.mentions.kinds import Kinds, is_plural
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.names import NameSpan
from kzgraph.mentions.numbers import count_of
from kzgraph.mentions.phrases import case_of, core, has_case
from kzgraph.mentions.quotes import QuoteSpan, quotes_between
from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number

UNLABELLED = frozenset({"acl", "det", "nummod", "advmod", "punct", "mark", "nmod:poss", "cc"})
BODIES = frozenset({EntityKind.BODY, EntityKind.ORGANISATION, EntityKind.GROUP})  # what a place can have
STRAY_MARKS = frozenset({",,", "’", "‘", "'"})


def shows_gender(token: Token) -> bool:
    """Return whether a pronoun is of a man or a woman alone: "hij", "haar"."""
    return is_word(token, "masculine_pronouns") or is_word(token, "feminine_pronouns")


class MentionBuilder:
    """Builds the mention of one head; holds what all of them share."""

    def __init__(
        self,
        doc: Doc,
        document: str,
        kinds: Kinds,
        names: Mapping[int, NameSpan],
        quotes: tuple[QuoteSpan, ...],
        sentence_of: Mapping[int, int],
    ) -> None:
        self.doc, self.document, self.kinds = doc, document, kinds
        self.names, self.quotes, self.sentence_of = names, quotes, sentence_of
        self.language = doc.lang_
        self.text = doc.text  # kept, since spaCy joins it anew at each call

    def build(self, head: Token) -> Mention | None:
        """Return the mention that ``head`` heads: a pronoun, the state of an adjective, or a phrase."""
        owner = shows_gender(head) and head.dep_ == "nmod:poss"
        if head.pos_ == "PRON" or owner or is_word(head, "there_words"):
            return self._pronoun(head)
        if head.pos_ == "ADJ" and (state := self.kinds.state_of(head)) is not None:
            return self._adjective(head, state)
        return self._phrase(head)

    def _phrase(self, head: Token) -> Mention:
        phrase = core(head)
        span = self._name_in(head)
        if span is not None:
            phrase = sorted({*phrase, *self.doc[span.start : span.end]}, key=lambda t: t.i)
        classes, kind = self.kinds.classes_of(head), self.kinds.kind(head, span)
        if span is not None and span.kind is NameKind.DEMONYM:
            span, classes = None, classes | {"people"}  # "drie Belgen" are people, not their state
        if head.i in self.names and is_dweller(head, self.names[head.i]):
            classes, kind = classes | {"people"}, EntityKind.GROUP if is_plural(head) else EntityKind.PERSON
        name = tidy(span.text) if span else None
        own_name = span is not None and span.start <= head.i < span.end
        determiners = {t.lower_ for t in phrase if t.dep_ == "det"}
        people = _people_counted(head) if span is None else None
        if people is not None:
            kind = EntityKind.GROUP
        return self.bare(
            head,
            phrase[0].idx,
            phrase[-1].idx + len(phrase[-1]),
            lemma=head.text if own_name else head.lemma_.lower(),
            kind=MentionKind.NAME if span is not None else MentionKind.NOMINAL,
            entity_kind=kind,
            label=name or people or _label(head, phrase) + self._place_behind(head),
            name=name,
            titles=() if own_name or span is None else (head.lemma_.lower(),),
            modifiers=tuple(t.text for t in phrase if t.dep_ == "amod" and t.head.i == head.i),
            classes=tuple(sorted(classes)),
            entity=span.entity if span else None,
            case=case_of(head),
            number=Number.SINGULAR if kind is EntityKind.PERSON and name else _number(head),
            gender=self.kinds.gender(head, span),
            definite=bool(determiners & wordlist("definite_determiners", head.lang_)),
            demonstrative=bool(determiners & wordlist("demonstratives", head.lang_)),
        )

    def bare(self, head: Token, start: int, end: int, **told: Any) -> Mention:
        """Return a mention with what its place in the text tells, and of what it means no more than is ``told``."""
        fields: dict[str, Any] = {
            "id": f"{self.document}/{start}-{end}",
            "document": self.document,
            "start": start,
            "end": end,
            "text": tidy(self.text[start:end]),
            "head": head.text,
            "lemma": head.lower_,
            "kind": MentionKind.NOMINAL,
            "entity_kind": EntityKind.THING,
            "label": head.lower_,
            "quoted": any(q.start < head.idx < q.end for q in quotes_between(self.quotes, head.i, head.i + 1)),
            "sentence": self.sentence_of.get(head.i, 0),
            "subject": head.dep_ in {"nsubj", "nsubj:pass"},
            "language": self.language,
        }
        return Mention(**fields | told)

    def _adjective(self, head: Token, state: KnownEntity) -> Mention:
        """The state that an adjective names: "Kazachse" in "de Kazachse president"."""
        return self.bare(
            head,
            head.idx,
            head.idx + len(head),
            text=head.text,
            lemma=state.label,
            kind=MentionKind.NAME,
            entity_kind=EntityKind(state.kind),
            label=state.label,
            name=state.label,
            entity=state.key,
            quoted=False,
            subject=False,
        )

    def _pronoun(self, head: Token) -> Mention:
        lower = head.lower_
        plural = lower in wordlist("plural_pronouns", head.lang_) or (
            lower in wordlist("either_pronouns", head.lang_) and _plural_verb(head)
        )
        gender = _gender_of_pronoun(lower, head.lang_, plural=plural)
        first, second = lower in wordlist("first_person", head.lang_), lower in wordlist("second_person", head.lang_)
        return self.bare(
            head,
            head.idx,
            head.idx + len(head),
            text=head.text,
            kind=MentionKind.PRONOUN,
            entity_kind=_kind_of_pronoun(lower, head.lang_, gender, plural=plural),
            number=Number.PLURAL if plural else Number.SINGULAR,
            gender=gender,
            person=1 if first else 2 if second else 3,
            definite=True,
            demonstrative=lower in wordlist("demonstrative_pronouns", head.lang_),
        )

    def _name_in(self, head: Token) -> NameSpan | None:
        """The name that the phrase is or carries.

        That of its head, or one right behind a title ("president X", "de stad Y").
        """
        own = self.names.get(head.i)
        if own is not None and not is_dweller(head, own):
            return own
        if head.dep_ == "nmod" and self._portfolio(head.head) is head:
            return None  # "minister van Onderwijs Bram Peeters": the name is the minister's
        portfolio = self._portfolio(head)
        start = head.i + 1 if portfolio is None else portfolio.i + 1
        for child in (*head.children, *(portfolio.children if portfolio is not None else ())):
            if child.i >= start and child.dep_ in {"appos", "flat", "nmod", "nummod"} and case_of(child) is None:
                span = self.names.get(child.i)
                if span is not None and _only_marks(self.doc, start, span.start):
                    return None if self._is_place_of(head, span) else span
        return None

    def _portfolio(self, head: Token) -> Token | None:
        """What an official is in charge of, with the official's name right behind it: "minister van Onderwijs X"."""
        if head.pos_ != "NOUN" or "official" not in self.kinds.classes_of(head):
            return None
        behind = (c for c in head.children if c.dep_ == "nmod" and c.i > head.i and has_case(c, "of_words"))
        following = ((c, self.doc[c.i + 1]) for c in behind if c.i + 1 < len(self.doc))
        return next((c for c, name in following if name.ent_type_ == "PER" != c.ent_type_), None)

    def _place_behind(self, head: Token) -> str:
        """The place of a body right behind it, with a blank: " Gent" of "Politie Gent"."""
        span = self.names.get(head.i + 1)
        beside = span is not None and self.doc[head.i + 1].head.i == head.i and self._is_place_of(head, span)
        return f" {tidy(span.text)}" if span is not None and beside else ""

    def _is_place_of(self, head: Token, span: NameSpan) -> bool:
        """In "Politie Gent" the name tells which police; in "de stad Gent" it is that of the city."""
        return span.label == "LOC" and head.dep_ != "appos" and self.kinds.kind(head, None) in BODIES


def _gender_of_pronoun(lower: str, language: str, *, plural: bool) -> Gender | None:
    if lower in wordlist("neuter_pronouns", language):
        return Gender.NEUTER
    if lower in wordlist("masculine_pronouns", language):
        return Gender.MASCULINE
    she = lower in wordlist("feminine_pronouns", language)
    return Gender.FEMININE if she or (lower in wordlist("they_words", language) and not plural) else None


def _kind_of_pronoun(lower: str, language: str, gender: Gender | None, *, plural: bool) -> EntityKind:
    if lower in wordlist("there_words", language):
        return EntityKind.PLACE
    if plural:
        return EntityKind.GROUP
    return EntityKind.THING if gender is Gender.NEUTER else EntityKind.PERSON


def _people_counted(head: Token) -> str | None:
    """The people whom a number of deeds stands for: "zesduizend arrestaties" are gearresteerde mensen."""
    people = counted_deeds(head.lang_).get(head.lemma_.lower())
    return people if people is not None and is_counting(head) else None


def _label(head: Token, phrase: list[Token]) -> str:
    """The phrase without determiner, number and adverbs: "de twee gewapende mannen" is "gewapende mannen"."""
    count = count_of(head, phrase)
    first = count.end if count is not None and count.end <= head.i else 0
    kept = [t for t in phrase if t.i >= head.i or (t.i >= first and _top(t, head).dep_ not in UNLABELLED)]
    return tidy(" ".join(t.text for t in kept if not (t.is_quote or t.is_space or t.text in STRAY_MARKS)))


def _top(token: Token, head: Token) -> Token:
    while token.head.i != head.i and token.head.i != token.i:
        token = token.head
    return token


def _only_marks(doc: Doc, start: int, end: int) -> bool:
    return (
        start <= end and end - start <= 1 and all(t.is_quote or t.text in {",,", "(", "’", "‘"} for t in doc[start:end])
    )


def _plural_verb(pronoun: Token) -> bool:
    """Whether the verb of a subject is plural; "ze" as an object ("hij groette ze") mostly means several."""
    if pronoun.dep_ in {"obj", "iobj"}:
        return is_word(pronoun, "object_they")
    governor = pronoun.head
    verbs = [governor, *[c for c in governor.children if c.dep_ in {"aux", "aux:pass", "cop"}]]
    return any(has_feature(t, "Number", "Plur") for t in verbs if has_feature(t, "VerbForm", "Fin"))


def _number(head: Token) -> Number | None:
    value = head.morph.get("Number", [])
    if value:
        return Number.PLURAL if value[0] == "Plur" else Number.SINGULAR
    return Number.PLURAL if is_plural(head) else None
