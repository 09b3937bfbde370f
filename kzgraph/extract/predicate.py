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

    def heads(self, slot: str) -> tuple[Token, ...]:
        """Return the heads in ``slot``; empty when there is none."""
        return self.arguments.get(slot, ())
