"""A verb or copula with its arguments in active voice: what the grammar gives to the frames."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Token

from kzgraph.extract.clauses import clause_tokens

FOUND = frozenset({"clause", "near", "forms"})  # depends on the head alone


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

    def reading(
        self, arguments: Mapping[str, tuple[Token, ...]], *, passive: bool | None = None, mended: bool = False
    ) -> "Predicate":
        """Return the predicate with these arguments; what was found near it is kept."""
        voice = self.passive if passive is None else passive
        other = replace(self, arguments=arguments, passive=voice, mended=mended or self.mended)
        vars(other).update({name: value for name, value in vars(self).items() if name in FOUND})
        return other

    def without(self, taken: Collection[int]) -> "Predicate":
        """Return the predicate without the arguments at some indices."""
        arguments = {slot: tuple(t for t in heads if t.i not in taken) for slot, heads in self.arguments.items()}
        return replace(self, arguments=arguments)

    @cached_property
    def near(self) -> tuple[Token, ...]:
        """Where a fixed word may stand: the clause, then complements with a verb of their own."""
        return (*self.clause, *(c for c in self.head.children if c.dep_ == "xcomp"))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Forms and lemmas of the words near the predicate, and all that the lemmas of nouns among them end in."""
        return forms_of(self.near)

    @cached_property
    def all_forms(self) -> frozenset[str]:
        """The same, of its arguments too: what no word of a condition can be found without."""
        return self.forms | forms_of([head for heads in self.arguments.values() for head in heads])

    def heads(self, slot: str) -> tuple[Token, ...]:
        """Return the heads in ``slot``; empty when there is none."""
        return self.arguments.get(slot, ())


def forms_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the forms of words, with and without a last "e", their lemmas, and the ends of the lemmas of nouns."""
    found: set[str] = set()
    for token in tokens:
        form, lemma = token.lower_, token.lemma_.lower()
        found.update((form, form.removesuffix("e"), lemma))
        if token.pos_ == "NOUN":
            found.update([lemma[start:] for start in range(1, len(lemma))])
    return frozenset(found)
