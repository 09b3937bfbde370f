"""Whether groups without a name, each of a document of its own, are one: the same story, noun and deed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.model.judgement import Score
from kzgraph.resolve.story.bearers import Act, Bearer
from kzgraph.resolve.story.deeds import WORD, is_anybody
from kzgraph.resolve.story.joined import Match, match
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.reasons import thing_text
from kzgraph.resolve.story.scenes import agree
from kzgraph.resolve.story.stories import Pair

RULE = "same deed in one story"
HELD, BARE = 0.9, 0.8  # scores: somebody or something else, or a number, took part too; the deed and the story alone
BOTH = {"does": "do", "suffers": "suffer", "goes": "go"}
TEN, HUNDRED = 10, 100


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two groups both did or suffered, and who or what else took part, or how many they were."""

    value: float
    deed: str
    things: tuple[str, ...] = ()

    def text(self, labels: Mapping[str, str]) -> str:
        """Return "both go: Deployment, Kazachstan"."""
        return ", ".join((self.deed, *(thing_text(thing, labels) for thing in self.things)))


def apart(a: Bearer, b: Bearer) -> bool:
    """Return whether the texts keep two groups apart: set off from others, another nation, place or owner."""
    if a.set_off or b.set_off or _differ(a.nations, b.nations) or _differ(a.towns, b.towns):
        return True
    if _differ(a.owners, b.owners) and not a.nations & b.nations:
        return True
    return bool(a.scenes and b.scenes) and not any(agree(x, y) for x in a.scenes for y in b.scenes)


def matches(
    groups: Iterable[Bearer],
    pairs: Iterable[Pair],
    policy: Policy,
    labels: Mapping[str, str],
    told: Callable[[str, str], str],
) -> list[Match]:
    """Return which groups are one.

    pairs: documents of one story; told: what shows that they are; labels: node id -> label, for the reasons.
    A group that fits two of one document is left alone: nobody can say which of them it is.
    """
    of: dict[str, list[Bearer]] = {}
    for one in groups:
        of.setdefault(one.document, []).append(one)
    found: list[Match] = []
    for a, b in sorted(pairs):
        fits = [(x, y, s) for x in of.get(a, ()) for y in of.get(b, ()) if (s := _same(x, y, of, policy)) is not None]
        for x, y, agreed in fits:
            if sum(x is i or y is j for i, j, _ in fits) == 1:
                detail = f"{x.node.label} = {y.node.label}: {agreed.text(labels)}; {told(a, b)}"
                found.append(match(x.node.id, y.node.id, Score(agreed.value, RULE, detail)))
    return found


def _same(a: Bearer, b: Bearer, of: Mapping[str, Sequence[Bearer]], policy: Policy) -> Agreement | None:
    """Why two groups of one story are one, ``None`` when they need not be."""
    nouns = a.nouns & b.nouns
    if not nouns or apart(a, b):
        return None
    known = a.owners & b.owners or a.nations & b.nations
    if nouns & policy.sent and not known and (_rivals(a, b, of) or _rivals(b, a, of)):
        return None
    only = all(sum(bool(one.nouns & nouns) for one in of[x.document]) == 1 for x in (a, b))
    unrest = only and bool(nouns & policy.unrest)
    agreed = [s for x in a.acts for y in b.acts for s in _agreed(x, y, nouns, policy, unrest=unrest)]
    return max(agreed, key=lambda one: (one.value, one.deed, one.things), default=None)


def _rivals(a: Bearer, b: Bearer, of: Mapping[str, Sequence[Bearer]]) -> bool:
    """Whether the document of ``a`` has another group that ``b`` could be just as well."""
    return any(one is not a and one.nouns & b.nouns and not apart(one, b) for one in of[a.document])


def _agreed(a: Act, b: Act, nouns: frozenset[str], policy: Policy, *, unrest: bool) -> Iterator[Agreement]:
    """Yield why two groups with these nouns did or suffered the same."""
    kinds = {a.deed.event_class, b.deed.event_class}
    if a.part != b.part or kinds & policy.vague or (len(kinds) > 1 and a.part != "goes"):
        return
    if a.deed.days and b.deed.days and not a.deed.days.overlaps(b.deed.days):
        return
    if _differ(_named(a.others), _named(b.others)):
        return
    deed = f"both {BOTH[a.part]}: {'/'.join(sorted(kinds))}"
    numbers = _numbers(a, HUNDRED if all(map(is_anybody, nouns)) else TEN) & _numbers(b, 0)
    if numbers:
        yield Agreement(HELD, deed, tuple(sorted(numbers)))
    elif held := _held(a, b, nouns, policy):
        yield Agreement(HELD, deed, tuple(sorted(held)))
    elif unrest:
        yield Agreement(BARE, deed)


def _held(a: Act, b: Act, nouns: frozenset[str], policy: Policy) -> frozenset[str]:
    """Who or what else took part in both deeds, as far as it tells deeds of such groups apart."""
    if all(map(is_anybody, nouns)):
        return frozenset()
    if nouns & policy.sent:
        return _named(a.goals & b.goals)
    return frozenset(t for t in a.others & b.others if not is_anybody(t))


def _named(things: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in things if not t.startswith(WORD))


def _numbers(act: Act, over: int) -> frozenset[str]:
    """The exact number of the deed, when it counts people and is large enough to tell deeds apart."""
    quantity = act.deed.claim.quantity
    if quantity is None or quantity.unit or quantity.value is None or float(quantity.value) <= over:
        return frozenset()
    return frozenset({quantity.value})


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)
