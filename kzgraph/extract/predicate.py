"""A verb or copula with its arguments in active voice: what the grammar gives to the frames."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Token

from kzgraph.extract.clauses import clause_tokens


@dataclass(frozen=True)
class Predicate:
    """One verb (or copula with a predicative word) and what stands beside it.

    head: the word that carries it. lemmas: candidates, best first ("afkondigen", then "kondigen"). arguments: slot ->
    heads in order of the text, in active voice, relative pronouns replaced by their antecedents. auxiliaries: lemmas of
    auxiliaries, conjuncts inherit them. shared: slots that were taken from another predicate.
    ambiguous: a perfect with "zijn" whose subject may be agent or patient ("zijn omgekomen", "zijn gearresteerd").
    caused: under "laten" with one noun, which is its object, or, of a verb without objects, its subject.
    mended: its arguments are not where the parser hung them, so that the reading is in doubt.
    """

    head: Token
    lemmas: tuple[str, ...]
    arguments: Mapping[str, tuple[Token, ...]]
    auxiliaries: tuple[Token, ...] = ()
    reflexive: bool = False
    passive: bool = False
    ambiguous: bool = False
    nominal: bool = False  # copula with a predicative word, lemma is "zijn"
    modifier: bool = False  # participle before or behind its noun
    caused: bool = False
    mended: bool = False
    shared: frozenset[str] = field(default_factory=frozenset)
    numeral: Token | None = None  # a bare number in place of a noun that an earlier clause names
    group: Token | None = None  # that noun, when it stands in an earlier sentence

    @cached_property
    def clause(self) -> tuple[Token, ...]:
        """The tokens of its clause, in order; found once, as each row of its verb asks for them."""
        return tuple(clause_tokens(self.head))

    def without(self, taken: Collection[int]) -> "Predicate":
        """Return the predicate without the arguments at some indices."""
        arguments = {slot: tuple(t for t in heads if t.i not in taken) for slot, heads in self.arguments.items()}
        return replace(self, arguments=arguments)

    @cached_property
    def near(self) -> tuple[Token, ...]:
        """Where a fixed word may stand: the clause, then complements with a verb of their own."""
        return (*self.clause, *(c for c in self.head.children if c.dep_ == "xcomp"))

    def may_hold(self, word: str) -> bool:
        """Return whether a word near the predicate has this form or lemma, or is a noun whose lemma ends so."""
        return word in self._forms or any(lemma.endswith(word) for lemma in self._nouns)

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(form for t in self.near for form in (t.lower_, t.lemma_.lower()))

    @cached_property
    def _nouns(self) -> tuple[str, ...]:
        return tuple(t.lemma_.lower() for t in self.near if t.pos_ == "NOUN")

    def heads(self, slot: str) -> tuple[Token, ...]:
        """Return the heads in ``slot``; empty when there is none."""
        return self.arguments.get(slot, ())
