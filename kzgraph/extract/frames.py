"""Match predicates with the frames of the lexicon: which event a clause says, and which slot plays which role."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.irregular import exceptions
from kzgraph.lexicon.schema import Frame
from kzgraph.mentions.find import MentionTable
from kzgraph.mentions.phrases import case_of, conjuncts, counted_head
from kzgraph.model.mention import EntityKind, Mention

CLASSES_OF_KIND: Mapping[EntityKind, frozenset[str]] = {
    EntityKind.PERSON: frozenset({"people"}),
    EntityKind.GROUP: frozenset({"people"}),
    EntityKind.STATE: frozenset({"state", "place"}),
    EntityKind.GOVERNMENT: frozenset({"organisation", "state"}),
    EntityKind.BODY: frozenset({"organisation"}),
    EntityKind.ORGANISATION: frozenset({"organisation"}),
    EntityKind.MEDIA: frozenset({"media", "organisation"}),
    EntityKind.PLACE: frozenset({"place"}),
}
CORE = ("subj", "obj")
ACTING_THINGS = frozenset({"weapon", "vehicle", "disaster", "animal", "forces", "attacker"})
GOING = frozenset(
    {"Movement", "Deployment", "Seizure", "Attack", "Protest", "Resignation", "Appointment"}
)  # verbs of going take "zijn" in the active
SHORTEST_FIRST_PART, SHORTEST_SECOND_PART = 3, 5  # letters of a compound's parts: "weg" would match too much
REACH = 3  # words between a preposition and its fixed noun: "in de brand", "om het leven", "onder zwaar vuur"


@dataclass(frozen=True)
class Match:
    """A frame that fits a predicate. predicate: in the reading (active or passive) that fitted."""

    frame: Frame
    predicate: Predicate
    fixed: frozenset[int]  # tokens that are part of the idiom and fill no role
    strength: int  # how much of what the frame demands was found


class FrameIndex:
    """Frames by verb, most specific first."""

    def __init__(self, frames: Iterable[Frame], homographs: Mapping[str, Sequence[str]]) -> None:
        self._by_verb: dict[str, list[Frame]] = {}
        self._homographs = homographs
        for frame in frames:
            self._by_verb.setdefault(frame.verb, []).append(frame)
        for rows in self._by_verb.values():
            rows.sort(key=specificity, reverse=True)

    def match(self, predicate: Predicate, table: MentionTable) -> Match | None:
        """Return the best frame for ``predicate``, or ``None``. More conditions win; then the file's order."""
        best: tuple[tuple[int, int, int], Match] | None = None
        for order, lemma in enumerate(self._candidates(predicate)):
            for frame in self._by_verb.get(lemma, ()):
                if frame.reflexive and not predicate.reflexive:
                    continue
                match = self._fits(frame, predicate, table)
                if match is None:
                    continue
                rank = (frame.reflexive == predicate.reflexive, match.strength, -order)
                if best is None or rank > best[0]:
                    best = (rank, match)
        return best[1] if best else None

    def _candidates(self, predicate: Predicate) -> list[str]:
        found = list(predicate.lemmas)
        if len(found) > 1 and _has_particle(predicate.head):
            found = found[:1]  # "beveelt … aan" is not bevelen
        found.extend(v for v in self._stranded_particles(predicate) if v not in found)
        for form in (predicate.head.lower_, *predicate.lemmas):
            found.extend(v for v in self._homographs.get(form, ()) if v not in found)
        return found

    def _stranded_particles(self, predicate: Predicate) -> list[str]:
        """A particle that the parser hung elsewhere: a lone adposition at the end of the clause makes "riepen … op" oproepen."""
        lemma = predicate.lemmas[-1]
        if predicate.nominal or not has_feature(predicate.head, "VerbForm", "Fin"):
            return []
        tokens = list(clause_tokens(predicate.head))
        for infinitive in predicate.heads("inf"):
            tokens += [t for t in clause_tokens(infinitive) if t.i > predicate.head.i]
        found = []
        for token in tokens:
            if (
                token.i > predicate.head.i
                and token.pos_ in {"ADP", "ADV", "ADJ"}
                and not list(token.children)
                and _lone(token)
            ):
                joined = token.lower_ + lemma
                if joined in self._by_verb:
                    found.append(joined)
        return found

    def _fits(self, frame: Frame, predicate: Predicate, table: MentionTable) -> Match | None:
        for reading in readings(predicate, frame):
            acted = with_agent(reading, table)
            held = _conditions(frame, acted, table)
            if held is not None:
                fixed, strength = held
                return Match(frame, _with_idiom_arguments(acted, fixed, frame), frozenset(fixed), strength)
        return None


def _has_particle(verb: Token) -> bool:
    """A separable particle, not the first word of an idiom ("om het leven")."""
    return any(c.dep_ == "compound:prt" and c.lower_ in exceptions().particles for c in verb.children)


def _lone(token: Token) -> bool:
    """An adposition without a noun of its own; "zich" is none."""
    return token.dep_ != "case" or token.head.lower_ == "zich"


def specificity(frame: Frame) -> int:
    """Return how much a frame demands: fixed words count three, classes two, mere presence one, reflexive one."""
    score = int(frame.reflexive)
    for values in frame.when.values():
        score += 1 if "*" in values else 2 if any(v.startswith("@") for v in values) else 3
    return score + (1 if frame.unless else 0)


def readings(predicate: Predicate, frame: Frame) -> list[Predicate]:
    """Return the ways to read a perfect with "zijn", best first: the one whose core slot has a role in the frame."""
    if "pred" in frame.when and (named := _named(predicate)) is not None:
        return [named]
    predicate = _with_receiver(predicate, frame)
    if not predicate.ambiguous:
        return [predicate]
    swapped = _swapped(predicate)
    if swapped is None:
        return [predicate]
    wanted = [s for s in CORE if s in frame.roles or s in frame.when]
    filled = "obj" if predicate.passive else "subj"
    other = "subj" if predicate.passive else "obj"
    if filled not in wanted and other in wanted:
        return [swapped, predicate]
    if (
        filled == "subj"
        and {"subj", "obj"} <= set(frame.roles)
        and frame.event not in GOING
        and frame.roles["subj"] == "actor"
    ):
        return [swapped, predicate]  # "is omvergetrokken": a transitive perfect with "zijn" is a passive
    return [predicate, swapped] if filled not in wanted else [predicate]


def _named(predicate: Predicate) -> Predicate | None:
    """ "noemde het protest een schande": of two objects the second is what the first is called."""
    objects = predicate.heads("obj")
    if predicate.heads("pred") or len(objects) != 2 or objects[1].dep_ == "conj":
        return None
    return replace(predicate, arguments={**predicate.arguments, "obj": objects[:1], "pred": objects[1:]})


def _with_receiver(predicate: Predicate, frame: Frame) -> Predicate:
    """Parsers mix up direct and indirect objects: an indirect object that the frame has no role for is its object,
    and of two objects that are not coordinated the first receives."""
    objects, receivers = predicate.heads("obj"), predicate.heads("iobj")
    roles = frame.roles
    if receivers and not objects and "iobj" not in roles and "obj" in roles:
        return replace(predicate, arguments={**predicate.arguments, "obj": receivers, "iobj": ()})
    if not receivers and "iobj" in roles and len(objects) == 2 and objects[1].dep_ != "conj":
        return replace(predicate, arguments={**predicate.arguments, "iobj": objects[:1], "obj": objects[1:]})
    if not receivers and "iobj" in roles and len(objects) == 1 and predicate.heads("inf"):
        return replace(predicate, arguments={**predicate.arguments, "iobj": objects, "obj": ()})
    return predicate


def with_agent(predicate: Predicate, table: MentionTable) -> Predicate:
    """Take "door X" in a passive as its agent when X can act: not "door de kou"."""
    if not predicate.passive or predicate.heads("subj"):
        return predicate
    agents = tuple(h for h in predicate.heads("door") if _can_act(h, table))
    return replace(predicate, arguments={**predicate.arguments, "subj": agents}) if agents else predicate


def _can_act(head: Token, table: MentionTable) -> bool:
    mention = table.at(head)
    return mention is not None and (
        mention.entity_kind is not EntityKind.THING or bool(ACTING_THINGS & set(mention.classes))
    )


def _with_idiom_arguments(predicate: Predicate, fixed: Mapping[int, str], frame: Frame) -> Predicate:
    """What hangs on a fixed noun belongs to the idiom: "kreeg steun van X", "gaf de politie opdracht".

    A fixed word whose slot the frame gives a role stays in it ("de hulp inroepen": the help is the theme).
    """
    if not fixed:
        return predicate
    arguments = dict(predicate.arguments)
    doc = predicate.head.doc
    for i in sorted(fixed):
        for child in doc[i].children:
            case = case_of(child)
            if child.dep_ in {"nmod", "obl", "obl:arg"} and case is not None and not arguments.get(case):
                arguments[case] = tuple(counted_head(c) for c in conjuncts(child))
    objects = arguments.get("obj", ())
    words = tuple(doc[i] for i, slot in sorted(fixed.items()) if slot == "obj")
    others = tuple(h for h in objects if h.i not in fixed)
    if words:
        arguments["obj"] = words if "obj" in frame.roles else others
        if others and not arguments.get("iobj") and len(others) < len(objects) + len(words):
            arguments["iobj"] = others
    return replace(predicate, arguments=arguments)


def _swapped(predicate: Predicate) -> Predicate | None:
    arguments = dict(predicate.arguments)
    if predicate.passive and arguments.get("obj") and not arguments.get("subj"):
        arguments["subj"] = arguments.pop("obj")
    elif not predicate.passive and arguments.get("subj") and not arguments.get("obj"):
        arguments["obj"] = arguments.pop("subj")
    else:
        return None
    return replace(predicate, arguments=arguments, passive=not predicate.passive)


@dataclass(frozen=True)
class _Fit:
    """How a condition holds. tokens: fixed words that fill the slot; strength: 3 a fixed word, 2 a class, 1 mere presence."""

    tokens: frozenset[int]
    strength: int


def _conditions(frame: Frame, predicate: Predicate, table: MentionTable) -> tuple[dict[int, str], int] | None:
    """Return the tokens of fixed words with their slots, and how much held, when all conditions hold, else ``None``."""
    fixed: dict[int, str] = {}
    strength = int(frame.reflexive) + (1 if frame.unless else 0)
    for slot, values in frame.when.items():
        fit = _fit(slot, values, predicate, table)
        if fit is None:
            return None
        fixed.update(dict.fromkeys(fit.tokens, slot))
        strength += fit.strength
    for slot, values in frame.unless.items():
        if _fit(slot, values, predicate, table) is not None:
            return None
    return fixed, strength


def _fit(slot: str, values: Sequence[str], predicate: Predicate, table: MentionTable) -> _Fit | None:
    """Return how ``slot`` meets one of ``values``, the strongest first, or ``None``."""
    heads = _heads(slot, predicate)
    for value in values:
        if value != "*" and not value.startswith("@"):
            fixed = _fixed_word(slot, value, heads, predicate)
            if fixed is not None:
                return _Fit(frozenset(fixed), 3)
    classes = {v[1:] for v in values if v.startswith("@")}
    if classes and any(classes & classes_at(h, table) or _could_be_anything(h) for h in heads):
        return _Fit(frozenset(), 2)
    if slot == "subj" and classes and not heads and _agentless(predicate):
        return _Fit(frozenset(), 1)  # who did it is not said; nothing speaks against the class
    if "*" in values and (heads or (slot == "pred" and predicate.heads("bare"))):
        return _Fit(frozenset(), 1)
    return None


def _agentless(predicate: Predicate) -> bool:
    return predicate.passive and any(a.lemma_ in {"worden", "zijn"} for a in predicate.auxiliaries)


def _heads(slot: str, predicate: Predicate) -> Sequence[Token]:
    """The heads of a slot; "om … te" serves as an infinitive too ("stelde voor om troepen te sturen")."""
    if slot == "inf":
        return (*predicate.heads("inf"), *predicate.heads("purpose"))
    return predicate.heads(slot)


def _could_be_anything(head: Token) -> bool:
    """A demonstrative that stands for something named before: "die is afgelast". Its class is not known here."""
    return head.lower_ in {"die", "dat", "dit", "deze"} and head.pos_ == "PRON"


def classes_at(head: Token, table: MentionTable) -> frozenset[str]:
    """Return the semantic classes of what ``head`` means, by its noun and by the kind of its name."""
    mention: Mention | None = table.at(head)
    if mention is None:
        return frozenset()
    return frozenset(mention.classes) | CLASSES_OF_KIND.get(mention.entity_kind, frozenset())


def _fixed_word(slot: str, word: str, heads: Sequence[Token], predicate: Predicate) -> set[int] | None:
    """Find a fixed word in its slot, or, since idioms are often parsed in odd ways, right behind its preposition in the clause."""
    words = word.split()
    for head in heads:
        if _is_word(head, words[-1]):
            return {head.i}
    clause = clause_tokens(predicate.head) + [c for c in predicate.head.children if c.dep_ == "xcomp"]
    if slot in {"subj", "inf", "clause", "als"}:
        return None
    for token in clause:
        if not _is_word(token, words[-1]) or token.i == predicate.head.i:
            continue
        if slot in {"obj", "iobj", "pred"}:
            if token.dep_ not in {"nsubj", "det", "case"} and not _behind_preposition(token):
                return {token.i}
        elif any(t.lower_ == slot for t in token.doc[max(0, token.i - REACH) : token.i]):
            return {token.i}
    return None


def _behind_preposition(token: Token) -> bool:
    return any(c.dep_ == "case" for c in token.children)


def _is_word(token: Token, word: str) -> bool:
    """The word itself, or a compound noun that ends in it ("noodhospitaal" is a "hospitaal")."""
    lemma = token.lemma_.lower()
    if token.lower_ == word or lemma == word:
        return True
    return (
        token.pos_ == "NOUN"
        and len(word) >= SHORTEST_SECOND_PART
        and lemma.endswith(word)
        and len(lemma) - len(word) >= SHORTEST_FIRST_PART
    )
