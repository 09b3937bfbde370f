"""What a later number refers to: the counted events of a document in the order of the text."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_lemma
from kzgraph.extract.draft import Draft
from kzgraph.mentions.counted import count_with_words

COUNTED = ("Killing", "Injury", "Arrest", "Abduction", "Aid", "Disaster", "Destruction", "Protest", "Movement")
NEAR, FAR = 3, 12  # sentences back: for whatever was counted last, and for a class that is named
ROLES = ("target", "actor", "theme")  # in which the counted group is looked for


@dataclass(frozen=True, order=True)
class CountedDraft:
    """A draft that counts a group. position: index of its last word that matters; sentence: its number in the text."""

    position: int
    sentence: int
    order: int
    draft: Draft
    role: str


class CountedEvents:
    """The counted drafts of one document; later counts are added as they are found."""

    def __init__(self, doc: Doc, drafts: Iterable[Draft]) -> None:
        self._starts = [s.start for s in doc.sents]
        self._sentence_of = {i: n for n, s in enumerate(doc.sents) for i in range(s.start, s.end)}
        self._found: list[CountedDraft] = []
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take a draft in when it counts somebody, or tells of a toll without its number ("het dodental liep op")."""
        role = counted_role(draft) or ("target" if is_toll(draft) else None)
        if role is None or draft.rule.startswith("part:"):
            return
        position = max(draft.trigger.i, *(t.i for t in draft.roles[role]))
        if draft.count is not None:
            position = draft.count.i
        counted = CountedDraft(position, self._sentence_of[position], len(self._found), draft, role)
        insort(self._found, counted, key=_key)

    def last(self, token: Token, event: str | None) -> CountedDraft | None:
        """Return what a number at ``token`` refers to; ``None`` when nothing, or when two classes could be meant."""
        if event is not None:
            return next(reversed(self._near(token, FAR, event)), None)
        near = self._near(token, NEAR)
        together = [c for c in near if c.sentence == near[-1].sentence]
        fitting = [c for c in together if c.draft.event in COUNTED]
        classes = {c.draft.event for c in fitting}
        groups = {tuple(t.i for t in c.draft.roles[c.role]) for c in together}
        if not fitting or (len(groups) > 1 and (len(classes) > 1 or len(fitting) < len(together))):
            return None
        if {"Killing", "Injury"} <= classes:
            return None
        # "tien doden zijn geborgen": of one group the death weighs more than what was done with the dead
        return min(reversed(fitting), key=lambda c: COUNTED.index(c.draft.event))

    def of_group(self, token: Token, event: str) -> list[CountedDraft]:
        """Return all counts of ``event`` near ``token``, whose groups together are meant by a sum."""
        return self._near(token, NEAR, event)

    def _near(self, token: Token, reach: int, event: str | None = None) -> list[CountedDraft]:
        start = self._starts[max(0, self._sentence_of[token.i] - reach)]
        first = bisect_left(self._found, start, key=_position)
        last = bisect_left(self._found, token.i, key=_position)
        return [c for c in self._found[first:last] if event in {None, c.draft.event}]


def is_toll(draft: Draft) -> bool:
    """Return whether the group of a draft is a toll that stands for people counted elsewhere."""
    targets = draft.roles.get("target", []) if draft.event in COUNTED else []
    return any(is_lemma(t, "tolls") for t in targets)


def counted_role(draft: Draft) -> str | None:
    """Return the role whose fillers a draft counts."""
    for role in ROLES:
        heads = draft.roles.get(role, [])
        if heads and any((c := count_with_words(h)) is not None and c[0].unit is None for h in heads):
            return role
    numeral = draft.count or (draft.predicate.numeral if draft.predicate is not None else None)
    if numeral is not None or _event_noun_counted(draft):
        return next((role for role in ROLES if draft.roles.get(role)), None)
    return None


def _event_noun_counted(draft: Draft) -> bool:
    verbal = draft.predicate is not None and draft.predicate.head.i == draft.trigger.i
    return not verbal and count_with_words(draft.trigger) is not None


def _position(counted: CountedDraft) -> int:
    return counted.position


def _key(counted: CountedDraft) -> tuple[int, int]:
    return counted.position, counted.order
