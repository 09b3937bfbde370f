"""How sure a clause is: a modality, a polarity, and the words that made it so."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kzgraph.extract.reasons import reason
from kzgraph.model.claim import Modality, Polarity
from kzgraph.model.trace import Reason

# The weakest word decides: "zou hebben besloten te sturen" is hearsay although the decision is one.
STRENGTH = (Modality.ASSERTED, Modality.DECIDED, Modality.INTENDED, Modality.POSSIBLE, Modality.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Certainty:
    """Modality and polarity of one clause. reasons: what made it so, in the order in which it was found."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    reasons: tuple[Reason, ...] = field(default=(), compare=False)

    @property
    def negated(self) -> bool:
        """Whether it did not happen."""
        return self.polarity is Polarity.NEGATED

    def weakened(
        self, modality: Modality | None, polarity: Polarity | None = None, reasons: tuple[Reason, ...] = ()
    ) -> "Certainty":
        """Return this certainty as a further word colours it; two negations cancel out. reasons: that word."""
        weaker = self.modality if modality is None else max(self.modality, modality, key=STRENGTH.index)
        said = self.reasons + reasons
        if polarity is Polarity.NEGATED:
            return Certainty(weaker, Polarity.AFFIRMED if self.negated else Polarity.NEGATED, said)
        return Certainty(weaker, self.polarity, said)

    def coloured(
        self, by: Token, rule: str, modality: Modality | None, polarity: Polarity | None = None
    ) -> "Certainty":
        """Return this certainty as the word ``by`` colours it, with the row or construction that says so."""
        return self.weakened(modality, polarity, reason(by, rule, modality, polarity))

    def and_also(self, other: "Certainty") -> "Certainty":
        """Return this certainty as all that colours ``other`` colours it."""
        return self.weakened(other.modality, other.polarity, other.reasons)

    def only_modality(self) -> "Certainty":
        """Return what a clause above adds to a "dat" clause: how sure it is, and not whether it is so."""
        return Certainty(self.modality, reasons=tuple(r for r in self.reasons if r.modality is not None))
