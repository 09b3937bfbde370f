"""The frame ledger: words for the same people, deeds or events side by side, with who uses them, when and where."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kzgraph.analyse.frames.naming import Kind, Naming, Spoken, naming_of
from kzgraph.analyse.frames.rows import Valence, families
from kzgraph.analyse.independence import Independence
from kzgraph.analyse.sayings import Saying


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a subject. origins: how many independent sources use it; namings: in the order of time and place."""

    word: str
    valence: Valence
    why: str
    origins: int
    namings: tuple[Naming, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Files that have it, sorted, each once."""
        return tuple(sorted({one.spoken.file for one in self.namings}))


@dataclass(frozen=True, slots=True)
class Subject:
    """People, deeds or events of one kind in one story. family: "" for a node that no rival words are known for.

    story: id of the first document of the story; title: who or what, for people; where: where the story plays; terms:
    most used first.
    """

    story: str
    family: str
    title: str
    where: str
    terms: tuple[Term, ...]

    @property
    def rival(self) -> bool:
        """Whether at least two words stand side by side, one of them loaded or a framing."""
        loaded = any(
            term.valence not in (Valence.NEUTRAL, Valence.UNKNOWN)
            or any(n.spoken.kind is Kind.FRAME for n in term.namings)
            for term in self.terms
        )
        return loaded and len(self.terms) > 1


def ledger(
    spoken: Iterable[Spoken],
    story_of: Mapping[str, str],
    independence: Independence,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> list[Subject]:
    """Return the subjects, rival ones first, then by family and story; the same for any order of ``spoken``.

    story_of: document → story; documents of one story are taken to speak of the same people when they use words of
    one family. titles: story → where it plays, for people.
    """
    namings = _once(made for one in spoken if (made := naming_of(one)))
    placed = _placed(namings, story_of)
    subjects = [_subject(key, found, independence, titles) for key, found in placed.items()]
    return sorted(
        subjects, key=lambda one: (not one.rival, one.where, one.story, one.family == "", one.family, one.title)
    )


def _once(namings: Iterable[Naming]) -> list[Naming]:
    """One naming for each word of a sentence, though several claims have it; a framing says more than a name."""
    by_sentence: dict[tuple[str, str, str], list[Naming]] = defaultdict(list)
    for one in sorted(namings, key=lambda one: (one.spoken.kind is Kind.NAME, *_place(one))):
        kept = by_sentence[one.spoken.document, one.spoken.sentence, one.spoken.node]
        if not any(_ends_alike(other.word.lower(), one.word.lower()) for other in kept):
            kept.append(one)
    return [one for kept in by_sentence.values() for one in kept]


def _ends_alike(one: str, other: str) -> bool:
    return f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}")


Key = tuple[str, str, str]  # story, family, node (only without a family)


def _placed(namings: Sequence[Naming], story_of: Mapping[str, str]) -> dict[Key, list[Naming]]:
    """Each naming under its family; words that no family has follow their node, or stand under it alone."""
    of_node: dict[str, Counter[str]] = defaultdict(Counter)
    for one in namings:
        if one.family and one.spoken.node and one.spoken.kind is Kind.NAME and _fits(one):
            of_node[one.spoken.node][one.family] += 1
    found: dict[Key, list[Naming]] = defaultdict(list)
    for one in namings:
        family = _family(one, of_node.get(one.spoken.node, Counter()))
        if family is None:
            continue
        story = story_of.get(one.spoken.document, one.spoken.document)
        found[story, family, "" if family else one.spoken.node or one.spoken.claim].append(one)
    return {key: group for key, group in found.items() if key[1] or any(n.spoken.kind is Kind.FRAME for n in group)}


def _family(naming: Naming, of_node: Counter[str]) -> str | None:
    """The family that a naming stands under; ``None`` for words of no family for a node that has none."""
    most = min(of_node, key=lambda name: (-of_node[name], name)) if of_node else ""
    if naming.spoken.kind is Kind.DEED:
        return naming.family
    if naming.spoken.kind is Kind.FRAME:
        return most or naming.family
    if naming.family and _fits(naming):
        return naming.family
    return most or None if not naming.spoken.node else most


def _fits(naming: Naming) -> bool:
    kinds = families()[naming.family].kinds
    return naming.spoken.kind is not Kind.NAME or naming.spoken.node_kind in kinds


def _subject(
    key: Key, namings: Sequence[Naming], independence: Independence, titles: Mapping[str, str]
) -> Subject:
    by_word: dict[str, list[Naming]] = defaultdict(list)
    for one in namings:
        by_word[one.word.lower()].append(one)
    terms = [_term(word, found, independence) for word, found in by_word.items()]
    story, family, _ = key
    title = families()[family].en if family else min(one.spoken.label or one.word for one in namings)
    ranked = tuple(sorted(terms, key=lambda term: (-term.origins, -len(term.namings), term.word)))
    return Subject(story, family, title, titles.get(story, ""), ranked)


def _term(word: str, namings: Sequence[Naming], independence: Independence) -> Term:
    ordered = sorted(namings, key=_place)
    loaded = next((one for one in ordered if one.valence not in (Valence.NEUTRAL, Valence.UNKNOWN)), ordered[0])
    sayings = {one.spoken.claim: _saying(one) for one in ordered}
    return Term(word, loaded.valence, loaded.why, len(independence.bases(sayings.values())), tuple(ordered))


def _saying(naming: Naming) -> Saying:
    spoken = naming.spoken
    return Saying(spoken.claim, spoken.document, spoken.start, spoken.speakers)


def _place(naming: Naming) -> tuple[str, str, str, int, str, str]:
    spoken = naming.spoken
    return (spoken.published or "9", spoken.file, spoken.document, spoken.start, spoken.claim, spoken.text)
