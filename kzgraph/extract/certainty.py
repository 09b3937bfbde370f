"""How sure a clause is: modality and polarity from auxiliaries, adverbs, conjunctions and governing verbs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.conditional import cleft_above, in_scope, is_conditional, is_under_condition, with_asides
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.reasons import reason
from kzgraph.lexicon.loader import wordlist
from kzgraph.lexicon.schema import Control, Epistemic
from kzgraph.model.claim import Modality, Polarity
from kzgraph.model.trace import Reason

# The weakest word decides: "zou hebben besloten te sturen" is hearsay although the decision is one.
STRENGTH = (Modality.ASSERTED, Modality.DECIDED, Modality.INTENDED, Modality.POSSIBLE, Modality.CONDITIONAL)
EMBEDDING = frozenset({"xcomp", "ccomp", "csubj", "advcl", "acl"})
DEEPEST = 6  # clauses above that colour one below


@dataclass(frozen=True, slots=True)
class Certainty:
    """Modality and polarity of one clause. reasons: what made it so, in the order in which it was found."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    reasons: tuple[Reason, ...] = field(default=(), compare=False)

    def weakened(
        self, modality: Modality | None, polarity: Polarity | None = None, reasons: tuple[Reason, ...] = ()
    ) -> "Certainty":
        """Return this certainty as a further word colours it; two negations cancel out. reasons: that word."""
        weaker = self.modality if modality is None else max(self.modality, modality, key=STRENGTH.index)
        said = self.reasons + reasons
        if polarity is Polarity.NEGATED:
            flipped = Polarity.AFFIRMED if self.polarity is Polarity.NEGATED else Polarity.NEGATED
            return Certainty(weaker, flipped, said)
        return Certainty(weaker, self.polarity, said)

    def coloured(
        self, by: Token, rule: str, modality: Modality | None, polarity: Polarity | None = None
    ) -> "Certainty":
        """Return this certainty as the word ``by`` colours it, with the row or construction that says so."""
        return self.weakened(modality, polarity, reason(by, rule, modality, polarity))

    def and_also(self, other: "Certainty") -> "Certainty":
        """Return this certainty as all that colours ``other`` colours it."""
        return self.weakened(other.modality, other.polarity, other.reasons)


class CertaintyRules:
    """Applies the rows of ``control.toml`` and ``epistemic.toml``."""

    def __init__(self, controls: Iterable[Control], epistemics: Iterable[Epistemic]) -> None:
        self._controls: dict[str, list[Control]] = {}
        for row in controls:
            self._controls.setdefault(row.verb.split()[-1], []).append(row)
        self._phrases: dict[str, list[tuple[tuple[str, ...], Epistemic]]] = {}
        for word in epistemics:
            if word.kind in {"conjunction", "verb"}:
                continue
            words = tuple(word.word.lower().split())
            self._phrases.setdefault(words[0], []).append((words, word))
        for rows in self._phrases.values():
            rows.sort(key=lambda r: -len(r[0]))

    def control_of(self, governor: Predicate) -> Control | None:
        """Return the control row of a governing predicate, longest wording first ("van plan zijn" before "zijn")."""
        lemmas = governor.lemmas
        if governor.nominal:
            lemmas = (governor.head.lemma_.lower(), governor.head.lower_, "zijn")
        forms = _forms(clause_tokens(governor.head))
        for lemma in lemmas:
            rows = [
                row
                for row in self._controls.get(lemma, ())
                if governor.reflexive or not row.reflexive
                if all(word in forms for word in row.verb.split()[:-1])
            ]
            if rows:
                return max(rows, key=lambda row: len(row.verb.split()))
        return None

    def of(self, predicate: Predicate, predicates: Mapping[int, Predicate]) -> Certainty:
        """Return the certainty of ``predicate`` inside its sentence, without what its sources add."""
        return self._with_governors(predicate, predicates, self._local(predicate), depth=0)

    def _local(self, predicate: Predicate) -> Certainty:
        certainty = Certainty()
        for auxiliary in predicate.auxiliaries:
            certainty = certainty.coloured(auxiliary, f"auxiliary: {auxiliary.lemma_}", _of_auxiliary(auxiliary))
        for token, row in self._words(with_asides(predicate.head), predicate.head):
            certainty = certainty.coloured(token, f"epistemic: {row.word}", _modality(row), _polarity(row))
        if is_conditional(predicate) or is_under_condition(predicate):
            certainty = certainty.coloured(predicate.head, "construction: condition", Modality.CONDITIONAL)
        return certainty

    def _words(self, tokens: list[Token], head: Token) -> list[tuple[Token, Epistemic]]:
        """Epistemic words of a clause; the longest phrase wins and switches off shorter ones inside it."""
        found: list[tuple[Token, Epistemic]] = []
        i = 0
        while i < len(tokens):
            match = self._phrase_at(tokens, i, head)
            if match is None:
                i += 1
                continue
            words, row = match
            found.append((tokens[i], row))
            i += len(words)
        return found

    def _phrase_at(self, tokens: list[Token], i: int, head: Token) -> tuple[tuple[str, ...], Epistemic] | None:
        for words, row in self._phrases.get(tokens[i].lower_, ()):
            window = tokens[i : i + len(words)]
            if tuple(t.lower_ for t in window) == words and _adjacent(window) and in_scope(window[0], head):
                return words, row
        return None

    def _with_governors(
        self, predicate: Predicate, predicates: Mapping[int, Predicate], certainty: Certainty, *, depth: int
    ) -> Certainty:
        """``certainty`` weakened by the clauses above, up to DEEPEST."""
        head = predicate.head
        if depth > DEEPEST or predicate.modifier:
            return certainty
        if (cleft := cleft_above(head, predicates)) is not None:
            return certainty.and_also(self._local(cleft))
        if head.dep_ == "conj" and head.head.i in predicates:
            marked = any(c.dep_ == "mark" and c.lower_ != "te" for c in head.children)
            head = head if marked else head.head
        if head.dep_ in EMBEDDING and head.head.i != head.i:
            return self._governed(head, certainty, predicates, depth)
        return certainty

    def _governed(
        self, embedded: Token, certainty: Certainty, predicates: Mapping[int, Predicate], depth: int
    ) -> Certainty:
        governor = predicates.get(embedded.head.i)
        infinitive = _is_infinitive(embedded)
        purpose = embedded.dep_ in {"advcl", "acl"} and infinitive
        noun = self._controls.get(embedded.head.lemma_.lower(), ()) if embedded.dep_ == "acl" else ()
        if infinitive and noun:
            rule = f"control: {noun[0].verb}"
            return certainty.coloured(embedded.head, rule, _modality(noun[0]), _polarity(noun[0]))
        without = next((c for c in embedded.children if c.dep_ in {"mark", "case"} and c.lower_ == "zonder"), None)
        if without is not None:
            return certainty.coloured(without, "construction: without", None, Polarity.NEGATED)
        if governor is None:
            return _as_purpose(embedded, certainty) if purpose else certainty
        if governor.nominal and governor.head.lemma_.lower() in wordlist("true_words"):
            return certainty.and_also(self._local(governor))  # "het is niet waar dat …"
        row = self.control_of(governor) if embedded.dep_ != "acl" else None
        local = self._local(governor)
        if row is not None and (infinitive or row.clause):
            certainty = certainty.coloured(governor.head, f"control: {row.verb}", _modality(row), _polarity(row))
            certainty = certainty.and_also(local if infinitive else _without_polarity(local))
        elif purpose:
            return _as_purpose(embedded, certainty)
        elif infinitive:
            certainty = certainty.and_also(local)
        else:
            return certainty
        return self._with_governors(governor, predicates, certainty, depth=depth + 1)


def _as_purpose(clause: Token, certainty: Certainty) -> Certainty:
    return certainty.coloured(clause, "construction: purpose", Modality.INTENDED)


def _without_polarity(certainty: Certainty) -> Certainty:
    """What a clause above adds to a "dat" clause: how sure it is, and not whether it is so."""
    reasons = tuple(r for r in certainty.reasons if r.modality is not None)
    return Certainty(certainty.modality, reasons=reasons)


def _is_infinitive(clause: Token) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return bool(marks & {"te", "om"}) or (has_feature(clause, "VerbForm", "Inf") and "dat" not in marks)


def _of_auxiliary(token: Token) -> Modality | None:
    lemma = token.lemma_.lower()
    if lemma == "zullen":
        return Modality.POSSIBLE if token.lower_.startswith("zou") else Modality.INTENDED
    if lemma in {"moeten", "dienen"}:
        return Modality.INTENDED
    if lemma == "kunnen" and not has_feature(token, "Tense", "Past"):
        return Modality.POSSIBLE
    return None


def _adjacent(window: list[Token]) -> bool:
    return all(b.i - a.i == 1 for a, b in pairwise(window))


def _forms(tokens: list[Token]) -> set[str]:
    return {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}


def _modality(row: Control | Epistemic) -> Modality | None:
    return Modality(row.modality) if row.modality else None


def _polarity(row: Control | Epistemic) -> Polarity | None:
    return Polarity(row.polarity) if row.polarity else None
