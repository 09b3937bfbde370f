"""Find the mentions of a document: one for each noun phrase or pronoun that can take part in an event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.lexicon.classes import WordClasses
from kzgraph.lexicon.entities import EntityIndex, NameKind
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.mentions.kinds import Kinds
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.names import NameSpan, find_names
from kzgraph.mentions.phrases import NOMINAL_TAGS, appositions, case_of, core, counted_head, modifiers
from kzgraph.mentions.quotes import QuoteSpan, find_quotes
from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number

SKIPPED_DEPS = frozenset({"punct", "det", "case", "mark", "aux", "aux:pass", "cop", "cc", "cc:preconj", "amod", "advmod", "fixed", "flat",
                          "compound:prt", "expl", "expl:pv", "nummod"})  # fmt: skip
RELATIVE = frozenset(
    {
        "die",
        "dat",
        "wie",
        "wat",
        "waar",
        "welke",
        "waarvan",
        "waarin",
        "waarbij",
        "waarmee",
        "waarop",
        "waardoor",
    }
)
GENDERS = {
    "hij": Gender.MASCULINE,
    "hem": Gender.MASCULINE,
    "zijn": Gender.MASCULINE,
    "diens": Gender.MASCULINE,
    "haar": Gender.FEMININE,
}
PLURAL_PRONOUNS = frozenset(
    {
        "wij",
        "we",
        "ons",
        "onze",
        "hen",
        "hun",
        "jullie",
        "beiden",
        "allen",
        "velen",
        "sommigen",
        "anderen",
        "enkelen",
    }
)
FIRST_PERSON = frozenset({"ik", "mij", "me", "mijn", "m'n", "wij", "we", "ons", "onze"})
SECOND_PERSON = frozenset({"je", "jij", "jou", "jouw", "u", "uw", "jullie"})


@dataclass(frozen=True, slots=True)
class MentionTable:
    """The mentions of one Doc. heads: token index -> mention; names, titles and possessors have entries of their own."""

    mentions: tuple[Mention, ...]
    heads: Mapping[int, Mention]
    quotes: tuple[QuoteSpan, ...]

    def at(self, token: Token) -> Mention | None:
        """Return the mention whose head is ``token``, stepping from a counting word to what it counts."""
        return self.heads.get(token.i) or self.heads.get(counted_head(token).i)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What finding mentions needs to know about words."""

    classes: WordClasses
    entities: EntityIndex


def find_mentions(doc: Doc, document: str, lexicon: Lexicon) -> MentionTable:
    """Return the mentions of ``doc`` in the order of their heads. document: the article's id."""
    names = find_names(doc, lexicon.entities)
    by_token = {i: span for span in names for i in range(span.start, span.end)}
    quotes = find_quotes(doc)
    sentence_of = {t.i: n for n, s in enumerate(doc.sents) for t in s}
    kinds = Kinds(lexicon.classes, lexicon.entities)
    builder = _Builder(doc, document, kinds, by_token, quotes, sentence_of)
    heads: dict[int, Mention] = {}
    for token in doc:
        if _can_head(token, by_token) or (
            lexicon.entities.by_adjective(token.text) is not None and token.pos_ == "ADJ"
        ):
            mention = builder.build(token)
            if mention is not None:
                heads[token.i] = mention
    heads = _linked(doc, _one_for_title_and_name(doc, heads, by_token))
    unique = {m.id: m for _, m in sorted(heads.items())}
    return MentionTable(tuple(unique.values()), heads, quotes)


def _can_head(token: Token, names: Mapping[int, NameSpan]) -> bool:
    if token.is_space or token.is_punct or not token.dep_:
        return False
    if token.lower_ in {"daar", "hier"} and token.pos_ == "ADV":
        return True
    if token.dep_ in SKIPPED_DEPS and token.lower_ not in GENDERS and token.dep_ != "nmod:poss":
        span = names.get(token.i)
        # A name inside a phrase counts by its first token, also when the parse made it a modifier.
        return (
            span is not None
            and token.i == span.start
            and token.dep_ in {"flat", "amod", "nummod"}
            and not _inside(token, span)
        )
    if token.pos_ == "PRON":
        return token.lower_ not in {"zich", "elkaar", "men", "er"} and not _relative(token)
    if token.dep_ == "nmod:poss":
        return True
    if token.pos_ in {"VERB", "AUX"}:
        return any(c.dep_ in {"det", "nummod"} for c in token.children) and token.dep_ in {
            "nsubj",
            "nsubj:pass",
            "obj",
            "obl",
            "nmod",
            "obl:agent",
            "obl:arg",
            "conj",
        }
    return token.pos_ in NOMINAL_TAGS or token.i in names


def _inside(token: Token, span: NameSpan) -> bool:
    return span.start <= token.head.i < span.end


def _relative(token: Token) -> bool:
    if token.lower_ not in RELATIVE:
        return False
    governor = token
    while governor.head.i != governor.i and governor.dep_ != "acl:relcl":
        governor = governor.head
        if governor.dep_ in {"root", "ROOT", "ccomp", "parataxis"}:
            return False
    return governor.dep_ == "acl:relcl"


class _Builder:
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

    def build(self, head: Token) -> Mention | None:
        if (
            head.pos_ == "PRON"
            or head.lower_ in {"daar", "hier"}
            or (head.lower_ in GENDERS and head.dep_ == "nmod:poss")
        ):
            return self._pronoun(head)
        if head.pos_ == "ADJ" and (state := self.kinds.state_of(head)) is not None:
            return self._adjective(head, state)
        phrase = core(head)
        span = self._name_in(head, phrase)
        if span is not None:
            inside = {t.i for t in phrase}
            phrase = sorted(
                {*phrase, *(t for t in self.doc[span.start : span.end] if t.i not in inside)},
                key=lambda t: t.i,
            )
        start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
        text = tidy(self.doc.text[start:end])
        modifiers = tuple(t.text for t in phrase if t.dep_ == "amod" and t.head.i == head.i)
        classes = self.kinds.classes_of(head)
        kind = self.kinds.kind(head, span, phrase)
        if span is not None and span.kind is NameKind.DEMONYM:
            span, classes = None, classes | {"people"}  # "drie Belgen" are people, not their state
        name = tidy(span.text) if span else None
        own_name = span is not None and span.start <= head.i < span.end
        return Mention(
            id=f"{self.document}/{start}-{end}",
            document=self.document,
            start=start,
            end=end,
            text=text,
            head=head.text,
            lemma=head.lemma_.lower() if not own_name else head.text,
            kind=MentionKind.NAME if span is not None else MentionKind.NOMINAL,
            entity_kind=kind,
            label=name or self._label(head, phrase),
            name=name,
            titles=() if own_name or span is None else (head.lemma_.lower(),),
            modifiers=modifiers,
            classes=tuple(sorted(classes)),
            entity=span.entity if span else None,
            case=case_of(head),
            number=_number(head),
            gender=self.kinds.gender(head, span),
            definite=any(
                t.lower_ in {"de", "het", "die", "dat", "deze", "dit", "'t"} and t.dep_ == "det" for t in phrase
            ),
            demonstrative=any(
                t.lower_ in {"die", "dat", "deze", "dit", "diezelfde", "dezelfde", "hetzelfde"} and t.dep_ == "det"
                for t in phrase
            ),
            quoted=self._quoted(head),
            sentence=self.sentence_of.get(head.i, 0),
            subject=head.dep_ in {"nsubj", "nsubj:pass"},
        )

    def _adjective(self, head: Token, state: KnownEntity) -> Mention:
        """ "Kazachse" in "de Kazachse president" names the state."""
        return Mention(
            id=f"{self.document}/{head.idx}-{head.idx + len(head)}",
            document=self.document,
            start=head.idx,
            end=head.idx + len(head),
            text=head.text,
            head=head.text,
            lemma=state.label,
            kind=MentionKind.NAME,
            entity_kind=EntityKind(state.kind),
            label=state.label,
            name=state.label,
            entity=state.key,
            sentence=self.sentence_of.get(head.i, 0),
        )

    def _pronoun(self, head: Token) -> Mention:
        lower = head.lower_
        plural = lower in PLURAL_PRONOUNS or (lower in {"zij", "ze", "die"} and _plural_verb(head))
        gender = GENDERS.get(lower) or (Gender.FEMININE if lower in {"zij", "ze"} and not plural else None)
        if lower in {"het", "dit", "dat"}:
            gender = Gender.NEUTER
        person = 1 if lower in FIRST_PERSON else 2 if lower in SECOND_PERSON else 3
        return Mention(
            id=f"{self.document}/{head.idx}-{head.idx + len(head)}",
            document=self.document,
            start=head.idx,
            end=head.idx + len(head),
            text=head.text,
            head=head.text,
            lemma=lower,
            kind=MentionKind.PRONOUN,
            entity_kind=EntityKind.PLACE
            if lower in {"daar", "hier"}
            else EntityKind.GROUP
            if plural
            else EntityKind.THING
            if gender is Gender.NEUTER
            else EntityKind.PERSON,
            label=lower,
            number=Number.PLURAL if plural else Number.SINGULAR,
            gender=gender,
            person=person,
            definite=True,
            demonstrative=lower in {"die", "dat", "deze", "dit"},
            quoted=self._quoted(head),
            sentence=self.sentence_of.get(head.i, 0),
            subject=head.dep_ in {"nsubj", "nsubj:pass"},
        )

    def _name_in(self, head: Token, phrase: list[Token]) -> NameSpan | None:
        """The name that the phrase is or carries: its head, or a name right behind a title ("president X", "de stad Y")."""
        own = self.names.get(head.i)
        if own is not None:
            return own
        for child in head.children:
            if child.i > head.i and child.dep_ in {"appos", "flat", "nmod", "nummod"} and case_of(child) is None:
                span = self.names.get(child.i)
                if (span is not None and span.start == head.i + 1) or (
                    span is not None and _only_marks(self.doc, head.i + 1, span.start)
                ):
                    return span
        return None

    def _label(self, head: Token, phrase: list[Token]) -> str:
        """The phrase without determiner, number and adverbs: "de twee gewapende mannen" is "gewapende mannen"."""
        dropped = {"det", "nummod", "advmod", "punct", "mark", "nmod:poss", "cc"}
        kept = [t for t in phrase if t.i == head.i or not (_top(t, head).dep_ in dropped and t.i < head.i)]
        text = " ".join(
            t.text for t in kept if not t.is_quote and not t.is_space and t.text not in {",,", "’", "‘", "'"}
        )
        return tidy(text)

    def _quoted(self, head: Token) -> bool:
        return any(q.start < head.idx < q.end for q in self.quotes)


def _top(token: Token, head: Token) -> Token:
    while token.head.i != head.i and token.head.i != token.i:
        token = token.head
    return token


def _only_marks(doc: Doc, start: int, end: int) -> bool:
    return (
        start <= end and end - start <= 1 and all(t.is_quote or t.text in {",,", "(", "’", "‘"} for t in doc[start:end])
    )


def _plural_verb(pronoun: Token) -> bool:
    governor = pronoun.head
    verbs = [governor, *[c for c in governor.children if c.dep_ in {"aux", "aux:pass", "cop"}]]
    return any(has_feature(t, "Number", "Plur") for t in verbs if has_feature(t, "VerbForm", "Fin"))


def _number(head: Token) -> Number | None:
    value = head.morph.get("Number", [])
    if value:
        return Number.PLURAL if value[0] == "Plur" else Number.SINGULAR
    return None


def _linked(doc: Doc, heads: dict[int, Mention]) -> dict[int, Mention]:
    """Fill what points from one mention to another: complement or possessor, and appositions."""
    linked = dict(heads)
    for i, mention in heads.items():
        head = doc[i]
        owner = _owner(head, heads)
        others = tuple(heads[a.i].id for a in appositions(head) if a.i in heads and heads[a.i].start >= mention.end)
        if owner or others:
            linked[i] = replace(mention, of=owner, appositions=others)
    return linked


def _one_for_title_and_name(doc: Doc, heads: dict[int, Mention], names: Mapping[int, NameSpan]) -> dict[int, Mention]:
    """ "president Poetin" is one mention, found at both words."""
    result = dict(heads)
    for i, mention in heads.items():
        if mention.name is None or not mention.titles:
            continue
        for j in range(i + 1, min(i + 8, len(doc))):
            if doc[j].idx >= mention.end:
                break
            if j in heads and j in names and heads[j].name == mention.name and heads[j].start >= mention.start:
                result[j] = mention
    return result


def _owner(head: Token, heads: Mapping[int, Mention]) -> str | None:
    for child in modifiers(head):
        if child.i in heads and (child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case_of(child) == "van")):
            return heads[child.i].id
    return None
