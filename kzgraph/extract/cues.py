"""The words that show a source: which row of ``report.toml`` a verb, a preposition or a noun belongs to."""

from collections.abc import Iterable

from spacy.tokens import Token

from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.schema import Report
from kzgraph.mentions.phrases import case_of
from kzgraph.mentions.table import MentionTable

INSIDE_PHRASES = frozenset({"amod", "det", "nummod", "flat"})
PARTS_OF_PHRASES = INSIDE_PHRASES | {"nmod:poss", "advmod", "fixed"}
SHORTEST_ENDING = 6  # letters: "jaarverslag" is a "verslag", and "komeet" no "meet"
ANY_REPORT = "@report"  # any noun of a row of kind noun


class Cues:
    """Looks up the rows of report words. Holds no state of any document."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._verbs: dict[str, list[Report]] = {}
        self._prepositions: dict[str, Report] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Report]]] = {}
        self._nouns: dict[str, Report] = {}
        for row in reports:
            if row.kind == "verb":
                self._verbs.setdefault(row.cue.split()[-1], []).append(row)
            elif row.kind == "noun":
                self._nouns[row.cue] = row
            else:
                self._prepositions[row.cue] = row
                words = tuple(row.cue.split())
                if len(words) > 1:
                    self._phrases.setdefault(words[0], []).append((words, row))

    def verb(self, predicate: Predicate, table: MentionTable) -> Report | None:
        """Return the row of a verb of saying whose speaker is there, the longest wording first.

        So "laten weten" wins over "weten", and of one wording the row that asks for certain speakers.
        """
        words = _words_around(predicate)
        rows = [
            row
            for lemma in _lemmas(predicate)
            for row in self._verbs.get(lemma, ())
            if lemma in predicate.lemmas or row.cue.startswith("laten ")
            if all(word in words for word in row.cue.split()[:-1])
            if not any(predicate.heads(slot) for slot in row.unless)
        ]
        rows.sort(key=lambda row: (-len(row.cue.split()), not row.among))
        fitting = (r for r in rows if any(self.may_be(h, r, table) for h in predicate.heads(r.source)))
        return next(fitting, None) or next((r for r in rows if not r.among), None)

    def may_be(self, holder: Token, row: Report, table: MentionTable) -> bool:
        """Whether ``holder`` is among those that the row allows: lemmas, or ``@report`` for any noun of a report."""
        if not row.among:
            return True
        if ANY_REPORT in row.among and self.noun(holder) is not None:
            return True
        mention = table.at(holder)
        classes = {f"@{name}" for name in mention.classes} if mention is not None else set()
        return holder.lemma_.lower() in row.among or not classes.isdisjoint(row.among)

    def preposition(self, token: Token) -> tuple[str, Report] | None:
        """Return the preposition of a phrase, also one right before it that the parser hung elsewhere."""
        case = case_of(token)
        if case is None and token.dep_ not in INSIDE_PHRASES and token.i > 0:
            case = token.nbor(-1).lower_
        row = self._prepositions.get(case) if case else None
        return (case, row) if case and row is not None else None

    def phrase(self, token: Token) -> tuple[int, Report] | None:
        """Return how many words a phrase has that begins at ``token`` ("afgaande op"), and its row."""
        for words, row in self._phrases.get(token.lower_, ()):
            window = token.doc[token.i : token.i + len(words)]
            if tuple(t.lower_ for t in window) == words:
                return len(words), row
        return None

    def noun(self, token: Token) -> Report | None:
        """Return the row of a noun that is a report, also at the end of a compound ("jaarverslag")."""
        if token.pos_ != "NOUN":
            return None
        lemma = token.lemma_.lower()
        if lemma in self._nouns:
            return self._nouns[lemma]
        endings = (lemma[start:] for start in range(1, len(lemma) - SHORTEST_ENDING + 1))
        return next((self._nouns[ending] for ending in endings if ending in self._nouns), None)


def head_of_phrase(first: Token) -> Token:
    """Return the head of the phrase that begins with ``first``: of "de eerste berichten" that is "berichten"."""
    token = first
    while token.dep_ in PARTS_OF_PHRASES and token.head.i > token.i:
        token = token.head
    return token


def _lemmas(predicate: Predicate) -> tuple[str, ...]:
    """The lemmas of a predicate; of "liet hij weten" also the infinitive that was taken for a particle."""
    if predicate.head.lemma_ != "laten":
        return predicate.lemmas
    inner = (c.lemma_.lower() for c in predicate.head.children if c.dep_ in {"compound:prt", "xcomp"})
    return (*predicate.lemmas, *inner)


def _words_around(predicate: Predicate) -> set[str]:
    head = predicate.head
    words = {form for t in clause_tokens(head) for form in (t.lower_, t.lemma_.lower())}
    return words | {head.head.lemma_.lower()} if head.dep_ in {"xcomp", "ccomp"} else words
