"""Ways to read a predicate for a frame: perfects with "zijn", two objects, agents behind "door"."""

from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings, usual
from kzgraph.lexicon.schema import Frame
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind

STANDING = frozenset({"place", "building", "infrastructure"})
RULING = frozenset({"state", "organisation", "people"})  # "het regime"
CORE = ("subj", "obj")
VIOLENT = frozenset({"Attack", "Destruction", "Seizure", "Killing", "Arrest"})
GOING = frozenset(
    {"Movement", "Deployment", "Seizure", "Attack", "Protest", "Resignation", "Appointment"}
)  # verbs of going take "zijn" in the active
ACTING_THINGS = frozenset({"weapon", "vehicle", "disaster", "animal", "forces", "attacker"})


def readings(predicate: Predicate, frame: Frame) -> list[Predicate]:
    """Return the ways to read a perfect with "zijn", best first: the one whose core slot has a role in the frame."""
    if "pred" in frame.when and (named := _named(predicate)) is not None:
        return [named]
    predicate = _with_receiver(predicate, frame)
    if predicate.caused and "obj" not in frame.roles and "obj" not in frame.when:
        acting = {**predicate.arguments, "subj": predicate.heads("obj"), "obj": ()}
        return [predicate.reading(acting)]  # "laat de troepen terugkeren"
    if not predicate.ambiguous:
        return [predicate]
    swapped = _swapped(predicate)
    if swapped is None:
        return [predicate]
    wanted = [s for s in CORE if s in frame.roles or s in frame.when]
    filled = "obj" if predicate.passive else "subj"
    other = "subj" if predicate.passive else "obj"
    if filled not in wanted and other in wanted:
        return [swapped]
    if (
        filled == "subj"
        and {"subj", "obj"} <= set(frame.roles)
        and not _goes(frame, predicate.head.lang_)
        and frame.roles["subj"] == "actor"
    ):
        return [swapped, predicate]  # "is omvergetrokken": a transitive perfect with "zijn" is a passive
    by = usual("by_words", predicate.head.lang_)
    struck = frame.event in VIOLENT and filled == "subj" and predicate.heads(by)  # "is door een raket geraakt"
    return [predicate, swapped] if filled not in wanted or struck else [predicate]


def as_perfect(predicate: Predicate) -> Predicate | None:
    """Read a participle that the parser took for an adjective as a verb: "de leider is geliquideerd"."""
    head = predicate.head
    if not predicate.nominal or head.pos_ != "VERB" or not has_feature(head, "VerbForm", "Part"):
        return None
    copulas = tuple(c for c in head.children if c.dep_ == "cop" and is_lemma(c, "ambiguous_auxiliaries"))
    subjects = predicate.heads("subj")
    if not copulas or not subjects or head.lower_.endswith(endings("present_participles", head.lang_)):
        return None
    arguments = {slot: heads for slot, heads in predicate.arguments.items() if slot not in {"pred", *CORE}}
    return replace(
        predicate,
        lemmas=(head.lemma_.lower(),),
        arguments={**arguments, "obj": subjects},
        auxiliaries=copulas,
        nominal=False,
        passive=True,
        ambiguous=True,
        mended=True,
    )


def _goes(frame: Frame, language: str) -> bool:
    """A verb of going takes "zijn" in the active ("zijn binnengevallen"), one of hitting does not."""
    hits = frame.event in VIOLENT and not frame.verb.endswith(endings("going_endings", language))
    return frame.event in GOING and not hits


def _named(predicate: Predicate) -> Predicate | None:
    """Of two objects the second is what the first is called: "noemde het protest een schande"."""
    objects = predicate.heads("obj")
    if predicate.heads("pred") or len(objects) != 2 or objects[1].dep_ == "conj":
        return None
    return predicate.reading({**predicate.arguments, "obj": objects[:1], "pred": objects[1:]})


def _with_receiver(predicate: Predicate, frame: Frame) -> Predicate:
    """Parsers mix up direct and indirect objects: an indirect object that the frame has no role for is its object,
    and of two objects that are not coordinated the first receives."""
    objects, receivers = predicate.heads("obj"), predicate.heads("iobj")
    roles = frame.roles
    if receivers and not objects and "iobj" not in roles and "obj" in roles:
        return predicate.reading({**predicate.arguments, "obj": receivers, "iobj": ()})
    if not receivers and "iobj" in roles and len(objects) == 2 and objects[1].dep_ != "conj":
        return predicate.reading({**predicate.arguments, "iobj": objects[:1], "obj": objects[1:]})
    if not receivers and "iobj" in roles and len(objects) == 1 and predicate.heads("inf"):
        return predicate.reading({**predicate.arguments, "iobj": objects, "obj": ()})
    return predicate


def _swapped(predicate: Predicate) -> Predicate | None:
    arguments = dict(predicate.arguments)
    if predicate.passive and arguments.get("obj") and not arguments.get("subj"):
        arguments["subj"] = arguments.pop("obj")
    elif not predicate.passive and arguments.get("subj") and not arguments.get("obj"):
        arguments["obj"] = arguments.pop("subj")
    else:
        return None
    return predicate.reading(arguments, passive=not predicate.passive)


def with_actor(predicate: Predicate, frame: Frame, table: MentionTable) -> Predicate:
    """Take a place or building before a verb of violence for what it is done to, when somebody else can do it.

    Dutch puts objects first without a mark: "Dat dorp bombardeerde de luchtmacht".
    """
    subjects, objects = predicate.heads("subj"), predicate.heads("obj")
    if frame.event not in VIOLENT or predicate.passive or "subj" in predicate.shared:
        return predicate
    if len(subjects) != 1 or len(objects) != 1:
        return predicate
    first = frame.roles.get("subj") == "actor" and frame.roles.get("obj") == "target"
    if not first or not _is_inert(subjects[0], table) or not _can_act(objects[0], table):
        return predicate
    swapped = {**predicate.arguments, "subj": objects, "obj": subjects}
    return predicate.reading(swapped, mended=True)


def with_agent(predicate: Predicate, frame: Frame, table: MentionTable) -> Predicate:
    """Take "door X" in a passive as its agent when X can act: not "door de kou"."""
    if not predicate.passive:
        return predicate
    by = usual("by_words", predicate.head.lang_)
    agents = () if "subj" in frame.when else predicate.heads("subj")
    idle = tuple(h for h in agents if h.dep_ == "obl:agent" and table.at(h) and not _can_act(h, table))
    if idle:
        acting = tuple(h for h in predicate.heads("subj") if h not in idle)
        predicate = predicate.reading({**predicate.arguments, "subj": acting, by: idle})
    if predicate.heads("subj"):
        return predicate
    agents = tuple(h for h in predicate.heads(by) if _can_act(h, table))
    return predicate.reading({**predicate.arguments, "subj": agents}) if agents else predicate


def _is_inert(head: Token, table: MentionTable) -> bool:
    """A place or building without a name."""
    mention = table.at(head)
    if mention is None or mention.name is not None or head.pos_ != "NOUN":
        return False
    classes = set(mention.classes)
    return (mention.entity_kind is EntityKind.PLACE or bool(STANDING & classes)) and not RULING & classes


def _can_act(head: Token, table: MentionTable) -> bool:
    mention = table.at(head)
    return mention is not None and (
        mention.entity_kind is not EntityKind.THING or bool(ACTING_THINGS & set(mention.classes))
    )
