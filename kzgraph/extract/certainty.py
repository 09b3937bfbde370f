"""How sure a clause is: modality and polarity from auxiliaries, adverbs, conjunctions and the verbs that govern it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.schema import Control, Epistemic
from kzgraph.model.claim import Modality, Polarity

# The weakest word decides: "zou hebben besloten te sturen" is hearsay although the decision is one.
STRENGTH = (Modality.ASSERTED, Modality.DECIDED, Modality.INTENDED, Modality.POSSIBLE, Modality.CONDITIONAL)
CONDITIONS = frozenset({"als", "indien", "mits", "tenzij", "wanneer", "zodra", "ingeval"})
ASIDE = 3  # words
TRUE = frozenset({"waar", "juist", "correct", "zo"})  # "het is niet waar dat …"
IF = frozenset({"als", "indien", "mits", "tenzij", "ingeval"})
EMBEDDING = frozenset({"xcomp", "ccomp", "csubj", "advcl", "acl"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """Modality and polarity of one clause."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED

    def weakened(self, modality: Modality | None, polarity: Polarity | None = None) -> "Certainty":
        """Return this certainty as a further word colours it; two negations cancel out."""
        weaker = self.modality if modality is None else max(self.modality, modality, key=STRENGTH.index)
        if polarity is Polarity.NEGATED:
            flipped = Polarity.AFFIRMED if self.polarity is Polarity.NEGATED else Polarity.NEGATED
            return Certainty(weaker, flipped)
        return Certainty(weaker, self.polarity)


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
        best: Control | None = None
        candidates = (
            governor.lemmas if not governor.nominal else (governor.head.lemma_.lower(), governor.head.lower_, "zijn")
        )
        forms = _forms(clause_tokens(governor.head)) if governor.head else set()
        for lemma in candidates:
            for row in self._controls.get(lemma, ()):
                words = row.verb.split()
                if row.reflexive and not governor.reflexive:
                    continue
                if len(words) > 1 and not all(w in forms for w in words[:-1]):
                    continue
                if best is None or len(words) > len(best.verb.split()):
                    best = row
            if best is not None:
                return best
        return best

    def of(self, predicate: Predicate, predicates: Mapping[int, Predicate]) -> Certainty:
        """Return the certainty of ``predicate`` inside its sentence, without what its sources add."""
        return self._with_governors(predicate, predicates, self._local(predicate), depth=0)

    def _local(self, predicate: Predicate) -> Certainty:
        certainty = Certainty()
        for auxiliary in predicate.auxiliaries:
            certainty = certainty.weakened(_of_auxiliary(auxiliary))
        for row in self._words(_with_asides(predicate.head), predicate.head):
            certainty = certainty.weakened(_modality(row), _polarity(row))
        if _conditional(predicate) or _under_condition(predicate):
            certainty = certainty.weakened(Modality.CONDITIONAL)
        return certainty

    def _words(self, tokens: list[Token], head: Token) -> list[Epistemic]:
        """Epistemic words of a clause; the longest phrase wins and switches off shorter ones inside it."""
        found: list[Epistemic] = []
        i = 0
        while i < len(tokens):
            match = self._phrase_at(tokens, i, head)
            if match is None:
                i += 1
                continue
            words, row = match
            found.append(row)
            i += len(words)
        return found

    def _phrase_at(self, tokens: list[Token], i: int, head: Token) -> tuple[tuple[str, ...], Epistemic] | None:
        for words, row in self._phrases.get(tokens[i].lower_, ()):
            window = tokens[i : i + len(words)]
            if tuple(t.lower_ for t in window) == words and _adjacent(window) and _in_scope(window[0], head):
                return words, row
        return None

    def _with_governors(
        self, predicate: Predicate, predicates: Mapping[int, Predicate], certainty: Certainty, *, depth: int
    ) -> Certainty:
        head = predicate.head
        if depth > 6 or predicate.modifier:
            return certainty
        if (cleft := _cleft(head, predicates)) is not None:
            local = self._local(cleft)
            return certainty.weakened(local.modality, local.polarity)
        if head.dep_ == "conj" and head.head.i in predicates:
            other = predicates[head.head.i]
            if other.head.dep_ in EMBEDDING and not any(
                c.dep_ == "mark" and c.lower_ not in {"te"} for c in head.children
            ):
                return self._governed(other.head, certainty, predicates, depth)
            return certainty
        if head.dep_ in EMBEDDING and head.head.i != head.i:
            return self._governed(head, certainty, predicates, depth)
        return certainty

    def _governed(
        self, embedded: Token, certainty: Certainty, predicates: Mapping[int, Predicate], depth: int
    ) -> Certainty:
        governor = predicates.get(embedded.head.i)
        marks = {c.lower_ for c in embedded.children if c.dep_ == "mark"}
        infinitive = "te" in marks or "om" in marks or (has_feature(embedded, "VerbForm", "Inf") and "dat" not in marks)
        purpose = embedded.dep_ in {"advcl", "acl"} and infinitive
        noun = self._controls.get(embedded.head.lemma_.lower(), ()) if embedded.dep_ == "acl" else ()
        if infinitive and noun:
            return certainty.weakened(_modality(noun[0]), _polarity(noun[0]))
        if "zonder" in {c.lower_ for c in embedded.children if c.dep_ in {"mark", "case"}}:
            return certainty.weakened(None, Polarity.NEGATED)
        if governor is None:
            return certainty.weakened(Modality.INTENDED) if purpose else certainty
        if governor.nominal and governor.head.lemma_.lower() in TRUE:
            local = self._local(governor)
            return certainty.weakened(local.modality, local.polarity)
        row = self.control_of(governor) if embedded.dep_ in {"xcomp", "ccomp", "csubj", "advcl"} else None
        if row is not None and (infinitive or row.clause):
            certainty = certainty.weakened(_modality(row), _polarity(row))
            upward = self._local(governor) if infinitive else Certainty(self._local(governor).modality)
            certainty = certainty.weakened(upward.modality, upward.polarity)
            return self._with_governors(governor, predicates, certainty, depth=depth + 1)
        if purpose:
            return certainty.weakened(Modality.INTENDED)
        if infinitive:
            local = self._local(governor)
            certainty = certainty.weakened(local.modality, local.polarity)
            return self._with_governors(governor, predicates, certainty, depth=depth + 1)
        return certainty


def _of_auxiliary(token: Token) -> Modality | None:
    lemma = token.lemma_.lower()
    if lemma == "zullen":
        return Modality.POSSIBLE if token.lower_.startswith("zou") else Modality.INTENDED
    if lemma in {"moeten", "dienen"}:
        return Modality.INTENDED
    if lemma == "kunnen" and not has_feature(token, "Tense", "Past"):
        return Modality.POSSIBLE
    return None


def _conditional(predicate: Predicate) -> bool:
    """A clause with "als" and its like; "mocht het regenen" and "komt hij niet, dan …" put the verb first."""
    if predicate.head.dep_ not in {"advcl", "conj", "ccomp", "acl", "parataxis"}:
        return False
    marks = [
        c
        for c in predicate.head.children
        if c.dep_ in {"mark", "advmod"} and c.lower_ in CONDITIONS and c.i < predicate.head.i
    ]
    if any(m.lower_ in {"als", "wanneer", "zodra"} for m in marks):
        return predicate.head.dep_ == "advcl" or predicate.head.dep_ == "conj"
    if marks:
        return True
    tokens = clause_tokens(predicate.head)
    return bool(tokens) and tokens[0].lower_ in {"mocht", "mochten"}


def _with_asides(head: Token) -> list[Token]:
    """The clause with asides of a few words that the parser took for clauses ("naar verluidt", "naar het schijnt")."""
    tokens = clause_tokens(head)
    for child in head.children:
        if child.dep_ in {"advcl", "parataxis", "acl"} or (child.dep_ == "obl" and child.pos_ == "VERB"):
            aside = [t for t in child.subtree if not t.is_punct]
            if len(aside) <= ASIDE:
                tokens.extend(t for t in aside if t not in tokens)
    return sorted(tokens, key=lambda t: t.i)


def _under_condition(predicate: Predicate) -> bool:
    """The main clause of "als …, dan …" or "mocht …, dan …" holds under that condition only."""
    for child in predicate.head.children:
        if child.dep_ not in {"advcl", "parataxis"} or child.pos_ not in {"VERB", "AUX", "ADJ"}:
            continue
        marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
        first = next(iter(clause_tokens(child)), None)
        past = any(has_feature(t, "Tense", "Past") for t in (child, *child.children))
        if (marks & IF and not (past and "als" in marks)) or (first is not None and first.lower_ in {"mocht", "mochten"}):
            return True
    return False


def _cleft(head: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    """ "Het zou een drone zijn geweest die de kerk trof": the relative clause is as certain as the main one."""
    if head.dep_ != "acl:relcl" or head.head.i not in predicates:
        return None
    governor = predicates[head.head.i]
    subjects = {t.lower_ for t in governor.heads("subj")}
    return governor if governor.nominal and subjects & {"het", "dat", "dit"} else None


def _in_scope(word: Token, head: Token) -> bool:
    """A word inside a noun phrase of the clause counts for the clause only if it is a negative determiner or quantifier."""
    if word.head.i == head.i or word.i == head.i:
        return True
    if (word.head.dep_ in {"advcl", "parataxis", "acl"} or word.head.pos_ == "VERB") and word.head.head.i == head.i:
        return True  # inside an aside
    governor = word.head
    if governor.head.i == head.i:
        return word.dep_ in {"det", "advmod", "amod", "case", "fixed", "nmod"} and governor.dep_ in {
            "nsubj", "nsubj:pass", "obj", "obl", "advmod", "aux", "aux:pass", "xcomp", "obl:arg", "compound:prt"}  # fmt: skip
    return False


def _adjacent(window: list[Token]) -> bool:
    return all(b.i - a.i == 1 for a, b in zip(window, window[1:], strict=False))


def _forms(tokens: list[Token]) -> set[str]:
    return {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}


def _modality(row: Control | Epistemic) -> Modality | None:
    return Modality(row.modality) if row.modality else None


def _polarity(row: Control | Epistemic) -> Polarity | None:
    return Polarity(row.polarity) if row.polarity else None
