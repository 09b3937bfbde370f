"""What kind of thing a noun phrase means: person, state, body, group, place …"""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import ends_in, is_lemma, is_word
from kzgraph.lexicon.classes import WordClasses
from kzgraph.lexicon.entities import EntityIndex, NameKind
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.mentions.names import NameSpan
from kzgraph.model.mention import EntityKind, Gender

BY_LABEL = {
    "PER": EntityKind.PERSON,
    "LOC": EntityKind.PLACE,
    "ORG": EntityKind.ORGANISATION,
    "MISC": EntityKind.THING,
}


class Kinds:
    """Decides kinds and genders of heads from the lexicon and the name spans."""

    def __init__(self, classes: WordClasses, entities: EntityIndex) -> None:
        self._classes, self._entities = classes, entities

    def state_of(self, head: Token) -> KnownEntity | None:
        """Return the state that a nationality adjective names."""
        return self._entities.by_adjective(head.text)

    def classes_of(self, head: Token) -> frozenset[str]:
        """Return the semantic classes of a head, by lemma, then by form; hyphenated compounds by their last part."""
        forms = [head.lemma_, head.lower_]
        if "-" in head.text:
            forms += [head.lemma_.rsplit("-", 1)[-1], head.lower_.rsplit("-", 1)[-1]]
        return self._classes.of(*(f for f in forms if f))

    def kind(self, head: Token, span: NameSpan | None) -> EntityKind:
        """Return the kind of the phrase with this head and name."""
        if span is not None:
            return self._kind_of_name(head, span)
        classes = self.classes_of(head)
        plural = is_plural(head)
        if is_lemma(head, "body_nouns") or head.lower_.endswith(endings("body_endings", head.lang_)):
            return EntityKind.BODY
        if "media" in classes:
            return EntityKind.MEDIA
        if "organisation" in classes:
            return EntityKind.BODY if "state" in classes else EntityKind.ORGANISATION
        if is_lemma(head, "collectives"):
            return EntityKind.GROUP
        if classes & {"people", "official", "attacker", "victim", "protester", "forces"}:
            one = not plural and not _counted(head) and not self._is_unit(head, classes)
            return EntityKind.PERSON if one else EntityKind.GROUP
        if classes & {"place", "state"}:
            return EntityKind.PLACE
        return EntityKind.THING

    def _is_unit(self, head: Token, classes: frozenset[str]) -> bool:
        """Whether forces in the singular are several people: "een bataljon", and not "een agent"."""
        return "forces" in classes and ("people" not in classes or ends_in(head, "force_units"))

    def _kind_of_name(self, head: Token, span: NameSpan) -> EntityKind:
        if span.entity is not None:
            known = self._entities.get(span.entity)
            if known is not None:
                if span.kind is NameKind.DEMONYM:
                    return EntityKind.GROUP if has_feature(head, "Number", "Plur") else EntityKind.PERSON
                return EntityKind(known.kind)
        classes = self.classes_of(head) if not span.start <= head.i < span.end else frozenset()
        if classes & {"official", "people"}:
            return EntityKind.PERSON
        if "media" in classes:
            return EntityKind.MEDIA
        if "organisation" in classes:
            return EntityKind.ORGANISATION
        if "place" in classes:
            return EntityKind.PLACE
        if span.label not in {"PER", "ORG"} and span.text.lower().endswith(endings("place_name_endings", head.lang_)):
            return EntityKind.PLACE  # "het Victoriameer"
        return BY_LABEL.get(span.label, EntityKind.THING)

    def gender(self, head: Token, span: NameSpan | None) -> Gender | None:
        """Return the gender that the entity file or the noun shows; grammatical neuter for things."""
        if span is not None and span.entity is not None:
            known = self._entities.get(span.entity)
            if known is not None and known.gender:
                return Gender(known.gender)
        given = _gender_of_name(span, head.lang_) if span is not None and span.label == "PER" else None
        if given is not None:
            return given
        lemma = head.lemma_.lower()
        if lemma in wordlist("masculine_nouns", head.lang_):
            return Gender.MASCULINE
        if lemma.endswith(endings("feminine_endings", head.lang_)) and not lemma.endswith(
            endings("no_feminine_endings", head.lang_)
        ):
            return Gender.FEMININE
        if has_feature(head, "Gender", "Neut"):
            return Gender.NEUTER
        return None


def is_plural(head: Token) -> bool:
    """Whether ``head`` means several; adjectives and participles as nouns tell it by their ending ("gewonden")."""
    if has_feature(head, "Number", "Plur"):
        return True
    bare = not has_feature(head, "Number", "Sing") and not has_feature(head, "VerbForm", "Inf")
    noun = head.pos_ in {"ADJ", "VERB", "NOUN"} and not any(
        is_word(c, "neuter_articles") for c in head.children if c.dep_ == "det"
    )
    return bare and noun and head.lower_.endswith(endings("plural_endings", head.lang_)) and head.dep_ != "amod"


def _gender_of_name(span: NameSpan, language: str) -> Gender | None:
    """The gender that the given name of a full name shows."""
    given, *others = span.text.lower().split()
    if not others:
        return None
    if given in wordlist("feminine_names", language):
        return Gender.FEMININE
    return Gender.MASCULINE if given in wordlist("masculine_names", language) else None


def _counted(head: Token) -> bool:
    return any(c.dep_ == "nummod" for c in head.children)
