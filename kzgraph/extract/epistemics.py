"""Words of doubt, condition and negation in a clause: the longest phrase wins, each counts in its own scope."""

from collections.abc import Container, Iterable, Iterator, Sequence

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.lexicon.schema import Epistemic

QUANTIFYING = frozenset({"det", "advmod", "amod", "case", "fixed", "nmod"})
JOINING = frozenset({"cc", "cc:preconj"})  # "Peru noch Togo": the coordination is a phrase of the clause
PHRASES = frozenset(
    {"nsubj", "nsubj:pass", "obj", "obl", "advmod", "aux", "aux:pass", "xcomp", "obl:arg", "obl:agent"}
    | {"compound:prt", "conj"}
)
VERBAL = frozenset({"compound:prt", "aux", "aux:pass"})
ELSEWHERE = frozenset({"conjunction", "verb"})  # kinds of rows that the rules of clauses apply


class EpistemicIndex:
    """Finds the rows of ``epistemic.toml`` in the tokens of a clause."""

    def __init__(self, rows: Iterable[Epistemic]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Epistemic]]] = {}
        for row in rows:
            if row.kind not in ELSEWHERE:
                words = tuple(row.word.lower().split())
                self._phrases.setdefault(words[0], []).append((words, row))
        for known in self._phrases.values():
            known.sort(key=lambda r: -len(r[0]))

    def words(self, tokens: Sequence[Token], head: Token) -> list[tuple[Token, Epistemic]]:
        """Return the rows that count for the clause of ``head``, with the first word of each."""
        found = []
        for token, row in self._matches(tokens):
            if _colours(row) and _counts(token, row, head):
                found.append((token, row))
        return found

    def on_noun(self, noun: Token) -> list[tuple[Token, Epistemic]]:
        """Return the rows before a noun that no clause holds: "Mogelijk tien doden", "Geen gewonden"."""
        before = list(noun.doc[noun.sent.start : noun.i])
        return [(token, row) for token, row in self._matches(before) if _is_before_noun(token, noun)]

    def _matches(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, Epistemic]]:
        """The rows found, the longest first; it switches off shorter ones inside it."""
        known = {t.i for t in tokens}
        end = 0
        for token in tokens:
            if token.i >= end and (match := self._at(token, known)) is not None:
                words, row = match
                yield token, row
                end = token.i + len(words)

    def _at(self, token: Token, known: Container[int]) -> tuple[tuple[str, ...], Epistemic] | None:
        """The longest row that begins here; one that only switches off may run on into an inner clause."""
        for words, row in self._phrases.get(token.lower_, ()):
            if len(words) == 1:
                if not _colours(row) or token.i in known:
                    return words, row
                continue
            window = token.doc[token.i : token.i + len(words)]
            if tuple(t.lower_ for t in window) == words and (not _colours(row) or all(t.i in known for t in window)):
                return words, row
        return None


def _is_before_noun(word: Token, noun: Token) -> bool:
    """Hung on the noun or its number, or, in a headline, the noun hung on it: "Mogelijk tien doden"."""
    if noun.head.i == word.i:
        return noun.dep_ in {"parataxis", "appos", "nmod", "nsubj"} and word.pos_ in {"ADJ", "ADV"}
    return noun.i in {word.head.i, word.head.head.i} and word.dep_ in QUANTIFYING


def _colours(row: Epistemic) -> bool:
    return row.modality is not None or row.polarity == "Negated"


def _counts(word: Token, row: Epistemic, head: Token) -> bool:
    if row.kind == "adverb" and word.dep_ == "xcomp":
        return False  # "maakte de vrijlating mogelijk"
    if row.kind == "determiner" and row.modality and word.head.dep_ in {"nsubj:pass", "obj"}:
        return False  # the report is doubted, not what is done to it: "ontkende onbevestigde berichten"
    if row.kind == "degree" and not _before_verb(word, head):
        return False
    return not _is_corrected(word) and in_scope(word, head)


def _before_verb(word: Token, head: Token) -> bool:
    """An adverb of degree colours the clause before its verb or particle only: not in "bijna alle dorpen"."""
    following = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if following is None or following.is_punct:
        return True
    if following.i == head.i or (following.dep_ in VERBAL and following.head.i == head.i):
        return True
    return word.head.i == head.i and any(c.dep_ == "det" and c.i == following.i for c in following.head.children)


def _is_corrected(word: Token) -> bool:
    """What is denied is one phrase, and another takes its place: "niet Peru maar Togo", "geen tien maar twaalf"."""
    if not is_word(word, "clause_negations") or word.head.pos_ in {"VERB", "AUX"}:
        return False
    return replaced_by(word.head) is not None


def replaced_by(phrase: Token) -> Token | None:
    """Return the conjunct that takes the place of a denied phrase: in "niet Peru maar Togo" it is "Togo"."""
    for conjunct in phrase.children:
        if conjunct.dep_ == "conj" and any(is_word(c, "but_words") and c.dep_ in JOINING for c in conjunct.children):
            return conjunct
    return None


def _limits_number(word: Token) -> bool:
    """Whether a word says how little it was: "amper een kwartier", "nog geen honderd stemmen"."""
    if is_word(word, "barely"):
        return True
    behind = word.doc[word.i + 1 : word.i + 3]
    return (
        is_word(word, "yet_words") and len(behind) == 2 and is_word(behind[0], "no_words") and behind[1].pos_ == "NUM"
    )


def in_scope(word: Token, head: Token) -> bool:
    """Return whether a word counts for the clause of ``head``.

    Inside a noun phrase of the clause only a negative determiner or quantifier does.
    """
    if head.i in {word.i, word.head.i}:
        return True
    governor = word.head
    if governor.dep_ == "conj" and word.dep_ in JOINING:
        if any(c.dep_ == "cc" and is_word(c, "but_words") and c.i < word.i for c in governor.children):
            return False  # "stuurt troepen, maar niet voor lang"
        governor = governor.head
    if governor.head.i != head.i or _limits_number(word):
        return False  # "na amper een kwartier" says how long, not that it was not so
    in_aside = governor.dep_ in {"advcl", "parataxis", "acl"} or governor.pos_ == "VERB"
    return in_aside or (word.dep_ in QUANTIFYING | JOINING and governor.dep_ in PHRASES)
