"""Constructions whose arguments stand elsewhere than in a plain clause, as changes to the slots of a predicate.

Nominal infinitives ("het sturen van troepen"), passives with "krijgen" ("kreeg een boete opgelegd"), headlines without
a finite verb ("Vijf mannen opgepakt"), clauses without a subject, and clauses taken for modifiers.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.clauses import is_nominalised
from kzgraph.lexicon.loader import endings, usual

Slots = dict[str, list[Token]]
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def name_arguments(head: Token, slots: Slots) -> bool:
    """Fill the slots of an infinitive used as a noun, in place; return whether it is one.

    What is behind "van" is done something to or, of a verb without objects, does it.
    """
    if not is_nominalised(head) or head.dep_ in {"xcomp", "ROOT"} or "obj" in slots:
        return False
    slots["obj"] = slots.pop(usual("of_words", head.lang_), []) + [c for c in head.children if c.dep_ == "nmod:poss"]
    slots["subj"] = slots.get("subj", []) + slots.pop(usual("by_words", head.lang_), [])
    return True


def is_receiving(head: Token, auxiliaries: Sequence[Token]) -> bool:
    """Return whether a participle is under "krijgen": "kregen voedsel aangeboden"."""
    return has_feature(head, "VerbForm", "Part") and any(is_lemma(a, "receiving_verbs") for a in auxiliaries)


def receive(slots: Slots, language: str) -> None:
    """Move the subject of a passive with "krijgen" to where who receives it is, in place; "van X" does it."""
    for slot in ("subj", "obj"):
        moved = [t for t in slots.get(slot, []) if t.dep_ in SUBJECTS]
        slots.setdefault("iobj", []).extend(moved)
        slots[slot] = [t for t in slots.get(slot, []) if t not in moved]
    if not slots["subj"]:
        slots["subj"] = slots.pop(usual("of_words", language), [])


def is_headline(head: Token, auxiliaries: Sequence[Token]) -> bool:
    """Return whether a participle is the only verb of its sentence: "Vijf mannen opgepakt in Gent"."""
    if auxiliaries or head.dep_ not in {"ROOT", "parataxis"} or not has_feature(head, "VerbForm", "Part"):
        return False
    if head.lower_.endswith(endings("participle_no_endings", head.lang_)) or any(
        c.dep_ in {"obj", *SUBJECTS} and c.i > head.i for c in head.children
    ):
        return False  # a finite verb that looks like a participle: "De politie gebruikte traangas"
    return not any(has_feature(t, "VerbForm", "Fin") for t in head.sent)


def read_headline(head: Token, slots: Slots) -> None:
    """Take the noun right before a headline's participle for what it is done to, in place.

    What stands before a comma belongs to another headline: "Twee doden in Gent, dader opgepakt".
    """
    heads = [t for slot in ("subj", "obj") for t in slots.get(slot, []) if t.i < head.i]
    comma = max((t.i for t in head.doc[head.sent.start : head.i] if t.text in {",", ";", ":"}), default=-1)
    near = [t for t in heads if t.i > comma] or heads
    slots["obj"] = near + [t for slot in ("subj", "obj") for t in slots.get(slot, []) if t.i > head.i]
    slots.pop("subj", None)


def find_subject(head: Token, auxiliaries: Sequence[Token], slots: Slots) -> bool:
    """Take the only object of a finite clause without a subject for its subject, in place; return whether it was.

    Conjuncts may share a subject, and "er" and "het" stand for one.
    """
    finite = next((t for t in (head, *auxiliaries) if has_feature(t, "VerbForm", "Fin")), None)
    objects = slots.get("obj", [])
    if finite is None or slots.get("subj") or len(objects) != 1 or head.dep_ == "conj":
        return False
    if any(c.dep_ in {"expl", "csubj", *SUBJECTS} or is_word(c, "dummies") for c in head.children):
        return False
    number, agrees = finite.morph.get("Number", []), objects[0].morph.get("Number", [])
    if objects[0].dep_ != "obj" or (number and agrees and number != agrees):
        return False
    if not number or not agrees or head.i == head.sent.start:
        return False  # "Stop de oorlog"
    slots["subj"] = slots.pop("obj")
    return True


def clause_in_modifier(head: Token) -> Token | None:
    """Return the subject of a clause that the parser took for a modifier of its object; ``None`` of real modifiers.

    In "en de politie gebruikte traangas" no participle can stand: its agent would be behind "door".
    """
    noun = head.head
    if (
        head.dep_ not in {"amod", "acl"}
        or head.i > noun.i
        or not head.lower_.endswith(endings("past_endings", head.lang_))
    ):
        return None
    before = [
        c
        for c in head.children
        if c.dep_ in {"obj", "nsubj", "iobj"} and c.i < head.i and not any(x.dep_ == "case" for x in c.children)
    ]
    first = head.left_edge.i
    opened = first > 0 and (head.doc[first - 1].dep_ == "cc" or head.doc[first - 1].text in {",", ";"})
    return before[0] if len(before) == 1 and opened else None
