"""Repairs of subjects and objects that the parser mixed up: one of each, and the subject agrees with its verb."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.antecedents import antecedent_of
from kzgraph.mentions.phrases import counted_head, is_counting_word


def keep_one_subject(slots: dict[str, list[Token]]) -> None:
    """A clause has one subject: of two, the parser took an object for the second ("dat baart de buren zorgen")."""
    subjects = slots.get("subj", [])
    if (
        len(subjects) > 1
        and (subjects[0].pos_ == "NUM" or is_counting_word(subjects[0]))
        and subjects[1].i == subjects[0].i + 1
    ):
        subjects = slots["subj"] = subjects[1:]  # "duizenden" and "mensen" hung side by side
    if len(subjects) > 1 and "obl:agent" not in {t.dep_ for t in subjects}:
        slots["subj"] = subjects[:1]
        slots.setdefault("iobj" if slots.get("obj") else "obj", []).extend(subjects[1:])


def free_pronoun(slots: dict[str, list[Token]]) -> None:
    """ "Het" before a plural is no article: in "dat het burgers doodde" it is the subject and the noun the object."""
    subjects = slots.get("subj", [])
    if len(subjects) != 1 or slots.get("obj") or not has_feature(subjects[0], "Number", "Plur"):
        return
    pronoun = next((c for c in subjects[0].children if c.dep_ == "det" and is_word(c, "neuter_articles")), None)
    if pronoun is not None and subjects[0].pos_ == "NOUN":
        slots["subj"], slots["obj"] = [pronoun], subjects


def keep_one_object(slots: dict[str, list[Token]]) -> None:
    """A counting word and its noun hung side by side ("tientallen" and "wegen") are one object."""
    objects = slots.get("obj", [])
    if len(objects) > 1 and is_counting_word(objects[0]) and objects[1].i == objects[0].i + 1:
        slots["obj"] = objects[1:]


def make_agree(slots: dict[str, list[Token]], verbs: tuple[Token, ...]) -> None:
    """Swap subject and object when only the object agrees with the finite verb: "Rechtse leden noemen haar zwak"."""
    subjects, objects = slots.get("subj", []), slots.get("obj", [])
    finite = next((v for v in verbs if has_feature(v, "VerbForm", "Fin")), None)
    if finite is None or len(subjects) != 1 or len(objects) != 1:
        return
    number = _number_of(finite)
    if number is None or _number_of_phrase(subjects[0]) in {number, None} or _number_of_phrase(objects[0]) != number:
        return
    slots["subj"], slots["obj"] = objects, subjects


def _number_of(token: Token) -> str | None:
    return next(iter(token.morph.get("Number", [])), None)


def _number_of_phrase(token: Token) -> str | None:
    """Grammatical number of a noun phrase; ``None`` where agreement is loose: conjuncts, counting words, pronouns."""
    if token.pos_ == "PRON":
        antecedent = antecedent_of(token)
        return _number_of_phrase(antecedent) if antecedent.i != token.i else None
    if token.pos_ not in {"NOUN", "PROPN"} or is_counting_word(token) or counted_head(token).i != token.i:
        return None
    return None if any(c.dep_ == "conj" for c in token.children) else _number_of(token)
