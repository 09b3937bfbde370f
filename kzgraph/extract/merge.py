"""Drafts that say the same: an event noun beside its verb, an idiom's words, scare quotes that a verb names."""

from collections.abc import Sequence

from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft

CASUALTIES = frozenset({"Killing", "Injury"})


def merged(verbal: list[Draft], nominal: list[Draft]) -> list[Draft]:
    """Return all drafts; a noun that a verb of the same event carries only adds its participants to the verb's draft.

    So "er braken protesten uit tegen de premier" is one event. A verb that only carries its noun says nothing else.
    "De verhoging is teruggedraaid" is two, since the verb does something to what the noun says.
    """
    kept = []
    carrying = {d.predicate.head.i for d in nominal if d.predicate is not None}
    verbal = [d for d in verbal if d.event != "Action" or d.trigger.i not in carrying]
    by_verb = {(d.event, d.trigger.i): d for d in verbal}
    for draft in nominal:
        carrier = by_verb.get((draft.event, draft.trigger.head.i))
        if carrier is None or (draft.predicate is None and draft.trigger in carrier.fillers()):
            kept.append(draft)
            continue
        for role, heads in carrier.roles.items():
            if heads == [draft.trigger] and draft.roles.get(role):
                carrier.roles[role] = []  # who is behind the destruction of a station destroys the station
        taken = carrier.fillers()
        for role, heads in draft.roles.items():
            if not carrier.roles.get(role):
                carrier.add(role, [h for h in heads if h not in taken])
    for draft in verbal:
        _give_back_places(draft, kept)
    return [*verbal, *kept]


def _give_back_places(draft: Draft, nominal: Sequence[Draft]) -> None:
    """A phrase that the parser hung on the verb is no place of it when it belongs to a noun: "aanval op de moskee"."""
    lent = participants([d for d in nominal if d.trigger.head.i == draft.trigger.i])
    if lent and draft.roles.get("place"):
        own = draft.trigger.i
        draft.roles["place"] = [h for h in draft.roles["place"] if h.i not in lent or h.head.i != own]


def participants(drafts: Sequence[Draft]) -> set[int]:
    """Return the tokens that fill a role other than that of the place."""
    return {t.i for d in drafts for role, heads in d.roles.items() if role != "place" for t in heads}


def used_tokens(drafts: Sequence[Draft]) -> set[int]:
    """Return the tokens that are no triggers of their own any more: triggers, words of idioms and of frames."""
    triggers = {d.trigger.i for d in drafts}
    return triggers | {i for d in drafts for i in _idiom(d)} | _names_given(drafts)


def not_said_yet(quoted: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Return the scare quotes that no verb names already: "noemde hen 'verraders'" is one frame, not two."""
    named = _names_given(drafts)
    return [d for d in quoted if d.trigger.i not in named]


def said_of(drafts: Sequence[Draft]) -> set[tuple[str, int]]:
    """Return event and participant of each draft.

    Whom the verb already counts among the dead or wounded, the noun does not count again.
    """
    return {(d.event, t.i) for d in drafts for t in d.fillers()} | {
        (e, t.i) for d in drafts for t in d.fillers() if d.event in CASUALTIES for e in CASUALTIES
    }


def _names_given(drafts: Sequence[Draft]) -> set[int]:
    return {t.i for d in drafts if d.event == "Framing" for head in d.frame_tokens for t in head.subtree}


def _idiom(draft: Draft) -> set[int]:
    """Tokens of an idiom ("aanval" in "een aanval uitvoeren") are no triggers of their own."""
    if draft.predicate is None:
        return set()
    roles = {t.i for t in draft.fillers()}
    words = {w for part in draft.rule.split(":")[2:] for w in part.replace("+", "=").replace("|", "=").split("=")}
    clause = (t for t in clause_tokens(draft.predicate.head) if t.i not in roles)
    return {t.i for t in clause if t.lower_ in words or t.lemma_.lower() in words}
