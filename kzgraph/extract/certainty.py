"""How sure a clause is: its own words, then the verbs and nouns that govern it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.auxiliaries import colouring_auxiliary
from kzgraph.extract.boundaries import opener_of_instead
from kzgraph.extract.clauses import clause_tokens, content_mark, is_infinitive_clause
from kzgraph.extract.conditional import cleft_above, is_conditional, is_under_condition, with_asides
from kzgraph.extract.degrees import Certainty
from kzgraph.extract.epistemics import EpistemicIndex
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import usual, wordlist
from kzgraph.lexicon.schema import Control, Epistemic
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality, Polarity
from kzgraph.model.mention import EntityKind

EMBEDDING = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "advcl", "acl"})
OF_NOUNS = frozenset({"acl", "acl:relcl"})
ADJOINED = frozenset({"advcl"})  # complements only with "dat" ("ervoor dat …")
DEEPEST = 6  # clauses above that colour one below


@dataclass(frozen=True)
class Context:
    """What surrounds a clause. told: indices of verbs whose effect their source already brings."""

    predicates: Mapping[int, Predicate]
    table: MentionTable | None = None
    told: Collection[int] = ()


class CertaintyRules:
    """Applies the rows of ``control.toml`` and ``epistemic.toml``."""

    def __init__(self, controls: Iterable[Control], epistemics: Iterable[Epistemic]) -> None:
        self._controls: dict[str, list[Control]] = {}
        for row in controls:
            self._controls.setdefault(row.verb.split()[-1], []).append(row)
        self._epistemics = EpistemicIndex(epistemics)

    def control_of(self, governor: Predicate) -> Control | None:
        """Return the control row of a governing predicate, longest wording first ("van plan zijn" before "zijn")."""
        lemmas = governor.lemmas
        if governor.nominal:
            lemmas = (governor.head.lemma_.lower(), governor.head.lower_, usual("copula", governor.head.lang_))
        forms = _forms(governor.clause)
        for lemma in lemmas:
            rows = [
                row
                for row in self._controls.get(lemma, ())
                if governor.reflexive or not row.reflexive
                if row.tense is None or has_feature(governor.head, "Tense", row.tense)
                if all(word in forms for word in row.verb.split()[:-1])
            ]
            if rows:
                return max(rows, key=lambda row: (len(row.verb.split()), row.reflexive, row.tense is not None))
        return None

    def of(
        self,
        predicate: Predicate,
        predicates: Mapping[int, Predicate],
        *,
        table: MentionTable | None = None,
        told: Collection[int] = (),
        settled: bool = False,
    ) -> Certainty:
        """Return the certainty of ``predicate`` inside its sentence, without what its sources add.

        table: tells people from things. told: indices of reporting verbs whose effect comes with their source.
        settled: the clause's own words count no more.
        """
        own = Certainty() if settled else self.local(predicate)
        return self._above(predicate, own, Context(predicates, table, told), depth=0)

    def of_noun(self, noun: Token) -> Certainty:
        """Return what the words before an event noun without a clause make of it: "Mogelijk tien doden"."""
        certainty = Certainty()
        for token, row in self._epistemics.on_noun(noun):
            certainty = certainty.coloured(token, f"epistemic: {row.word}", _modality(row), _polarity(row))
        return certainty

    def local(self, predicate: Predicate) -> Certainty:
        """Return what the words of the clause itself say; two negative words negate once ("niet … noch")."""
        certainty = Certainty()
        if (auxiliary := colouring_auxiliary(predicate)) is not None:
            token, modality = auxiliary
            certainty = certainty.coloured(token, f"auxiliary: {token.lemma_}", modality)
        words = self._epistemics.words(with_asides(predicate.head), predicate.head)
        for token, row in [*words, *self._shared(predicate)]:
            polarity = None if certainty.negated else _polarity(row)
            certainty = certainty.coloured(token, f"epistemic: {row.word}", _modality(row), polarity)
        if is_conditional(predicate) or is_under_condition(predicate):
            certainty = certainty.coloured(predicate.head, "construction: condition", Modality.CONDITIONAL)
        if not certainty.negated and _never_came_to_it(predicate):
            certainty = certainty.coloured(predicate.head, "construction: prevented", None, Polarity.NEGATED)
        return certainty

    def _shared(self, predicate: Predicate) -> list[tuple[Token, Epistemic]]:
        """Words before the first of verbs that share an auxiliary hold for all: "heeft mogelijk gestolen en gedood"."""
        head, first = predicate.head, predicate.head.head
        if head.dep_ != "conj" or not any(a.head.i == first.i for a in predicate.auxiliaries):
            return []
        either = any(c.dep_ == "cc" and is_word(c, "alternatives") for c in head.children)
        before = [(t, row) for t, row in self._epistemics.words(clause_tokens(first), first) if t.i < first.i]
        return [(t, row) for t, row in before if either or row.polarity is None]

    def _above(self, predicate: Predicate, certainty: Certainty, context: Context, *, depth: int) -> Certainty:
        """``certainty`` weakened by the clauses above, up to DEEPEST."""
        head = predicate.head
        if depth > DEEPEST or predicate.modifier:
            return certainty
        if (cleft := cleft_above(head, context.predicates)) is not None:
            return certainty.and_also(self.local(cleft))
        if head.dep_ == "conj" and head.head.i in context.predicates:
            marked = any(c.dep_ == "mark" and not is_word(c, "infinitive_marks") for c in head.children)
            head = head if marked else head.head
        if (head.dep_ in EMBEDDING or content_mark(head) is not None) and head.head.i != head.i:
            return self._governed(head, certainty, context, depth)
        return certainty

    def _governed(self, embedded: Token, certainty: Certainty, context: Context, depth: int) -> Certainty:
        marks = _marks(embedded)
        if (whether := _mark_of(marks, "whether_words")) is not None:
            return certainty.coloured(whether, "construction: whether", Modality.POSSIBLE)
        if (instead := _mark_of(marks, "without_words") or opener_of_instead(embedded)) is not None:
            return certainty.coloured(instead, "construction: without", None, Polarity.NEGATED)
        infinitive = is_infinitive_clause(embedded)
        noun = _noun_above(embedded)
        if noun is not None and (row := self._row_of_noun(noun, infinitive=infinitive)) is not None:
            certainty = _under(certainty, row, _denied_noun(noun), by=noun, infinitive=infinitive)
            return self._disputed(noun, certainty, context)
        if noun is not None and content_mark(embedded) is not None:
            certainty = self._disputed(noun, certainty, context)
        governor = context.predicates.get(embedded.head.i)
        purpose = (
            infinitive
            and embedded.dep_ in {"advcl", "acl"}
            and not marks.keys() & wordlist("manner_openers", embedded.lang_)
        )
        if governor is None:
            return _as_purpose(embedded, certainty) if purpose else certainty
        local = self.local(governor)
        if governor.nominal and is_lemma(governor.head, "true_words"):
            return certainty.and_also(local)  # "het is niet waar dat …"
        if governor.nominal and embedded.dep_ in OF_NOUNS and content_mark(embedded) is not None:
            return certainty.and_also(local.only_modality())  # "het zou de eerste keer zijn dat …"
        row = self._row_above(embedded, governor, infinitive=infinitive)
        if (
            row is not None
            and row.verb in wordlist("bare_infinitive_verbs", embedded.lang_)
            and marks.keys() & wordlist("purpose_words", embedded.lang_)
        ):
            row = None  # "kwam om te helpen", unlike "kwam helpen"
        if governor.head.i in context.told:
            if row is not None and row.denied == "Negated" and local.negated:
                certainty = certainty.weakened(None, Polarity.NEGATED, local.reasons)
            return certainty.and_also(local.only_modality()) if infinitive else certainty
        if row is None and not infinitive:
            return certainty
        if row is None and (purpose or marks.keys() & wordlist("purpose_words", embedded.lang_)):
            return _as_purpose(embedded, certainty)
        outer = self._above(governor, local, context, depth=depth + 1)
        if row is None:
            return certainty.and_also(outer)
        row = _of_things(row, governor, context)
        return _under(certainty, row, outer, by=governor.head, infinitive=infinitive)

    def _disputed(self, noun: Token, certainty: Certainty, context: Context) -> Certainty:
        """What a report holds that is denied or not confirmed may be so: "Het bericht dat hij stierf, is verzonnen"."""
        governor = context.predicates.get(noun.head.i)
        if governor is None or noun.dep_ not in {"nsubj", "nsubj:pass", "obj"}:
            return certainty
        row = self.control_of(governor)
        if row is None or not row.clause:
            return certainty
        denied = row.denied == "Possible" and self.local(governor).negated
        if not denied and row.polarity is None:
            return certainty
        return certainty.coloured(governor.head, f"control: {row.verb}", Modality.POSSIBLE)

    def _row_above(self, embedded: Token, governor: Predicate, *, infinitive: bool) -> Control | None:
        """The row of the governing verb, or of the noun that is its subject ("het gerucht gaat dat …")."""
        complement = embedded.dep_ not in ADJOINED or (
            infinitive or _mark_of(_marks(embedded), "that_words") is not None
        )
        if embedded.dep_ in OF_NOUNS or not complement:
            return None
        row = self.control_of(governor)
        if row is not None and (infinitive or row.clause):
            return row
        if governor.nominal or governor.lemmas[-1] in wordlist("subject_nouns", embedded.lang_):
            nouns = [t for slot in ("subj", "obj") for t in governor.heads(slot) if t.pos_ == "NOUN"]
            return next((row for t in nouns if (row := self._row_of_noun(t, infinitive=infinitive))), None)
        return None

    def _row_of_noun(self, noun: Token, *, infinitive: bool) -> Control | None:
        rows = self._controls.get(noun.lemma_.lower(), ())
        return next((row for row in rows if infinitive or row.clause), None)


def _under(certainty: Certainty, row: Control, governor: Certainty, *, by: Token, infinitive: bool) -> Certainty:
    """``certainty`` of a clause under the word ``by`` with its row, which is itself as sure as ``governor``."""
    rule = f"control: {row.verb}"
    if not governor.negated:
        return certainty.and_also(governor).coloured(by, rule, _modality(row), _polarity(row))
    if row.denied in set(Modality):
        return certainty.and_also(governor.only_modality()).coloured(by, rule, Modality(row.denied))
    if row.denied == "Affirmed":
        return certainty.and_also(governor.only_modality())
    passed = governor if infinitive or row.polarity or row.denied == "Negated" else governor.only_modality()
    return certainty.and_also(passed).coloured(by, rule, _modality(row), _polarity(row))


def _as_purpose(clause: Token, certainty: Certainty) -> Certainty:
    return certainty.coloured(clause, "construction: purpose", Modality.INTENDED)


def _of_things(row: Control, governor: Predicate, context: Context) -> Control:
    """The row as it holds for a thing, which has no plans: "de dam dreigt te breken"."""
    if row.things is None or context.table is None:
        return row
    mentions = [context.table.at(t) for t in governor.heads("subj")]
    if not any(m is not None and m.entity_kind is EntityKind.THING for m in mentions):
        return row
    return Control(row.verb, row.example, row.controller, row.things, row.polarity, row.clause)


def _noun_above(embedded: Token) -> Token | None:
    """The noun whose content a clause says; it stands right before "dat" when parsers hang the clause on a verb."""
    if embedded.dep_ in OF_NOUNS:
        return embedded.head
    mark = next((c for c in embedded.children if c.dep_ == "mark" and is_word(c, "that_words")), None)
    before = mark.nbor(-1) if mark is not None and mark.i > 0 else None
    return before if before is not None and before.pos_ == "NOUN" else None


def _denied_noun(noun: Token) -> Certainty:
    """Whether a noun is denied with its content: "er is geen bewijs dat …"."""
    no = next((c for c in noun.children if is_word(c, "no_determiners")), None)
    return Certainty() if no is None else Certainty().coloured(no, f"epistemic: {no.lower_}", None, Polarity.NEGATED)


def _marks(clause: Token) -> dict[str, Token]:
    return {c.lower_: c for c in clause.children if c.dep_ in {"mark", "case", "advmod"} and c.i < clause.i}


def _mark_of(marks: Mapping[str, Token], name: str) -> Token | None:
    """The mark that the list ``name`` of its language has."""
    return next((mark for mark in marks.values() if is_word(mark, name)), None)


def _never_came_to_it(predicate: Predicate) -> bool:
    """It was prevented in time: "voordat hij kon ontsnappen"."""
    could = any(is_lemma(a, "able_verbs") and has_feature(a, "Tense", "Past") for a in predicate.auxiliaries)
    return could and bool(_marks(predicate.head).keys() & wordlist("not_done_words", predicate.head.lang_))


def _forms(tokens: Sequence[Token]) -> set[str]:
    return {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}


def _modality(row: Control | Epistemic) -> Modality | None:
    return Modality(row.modality) if row.modality else None


def _polarity(row: Control | Epistemic) -> Polarity | None:
    return Polarity(row.polarity) if row.polarity else None
