"""Match predicates with the frames of the lexicon: which event a clause says, and which slot plays which role."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.conditions import conditions_met, strongest, unmet, words_needed
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.readings import as_perfect, readings, with_actor, with_agent
from kzgraph.languages.language import joined_particle
from kzgraph.lexicon.loader import wordlist
from kzgraph.lexicon.schema import Frame
from kzgraph.mentions.phrases import case_of, conjuncts, counted_head
from kzgraph.mentions.table import MentionTable


@dataclass(frozen=True)
class Match:
    """A frame that fits a predicate. predicate: in the reading (active or passive) that fitted."""

    frame: Frame
    predicate: Predicate
    fixed: frozenset[int]  # tokens that are part of the idiom and fill no role
    strength: int  # how much of what the frame demands was found
    rivals: int = 0  # further events that rows of the verb say


@dataclass(frozen=True, slots=True)
class _Row:
    """A frame with what can be said of it beforehand.

    needs: see ``words_needed``. most: the strength that a fit can have. rivals: other events that its verb says.
    """

    frame: Frame
    needs: tuple[frozenset[str], ...]
    most: int
    rivals: int


Held = tuple[_Row, Predicate, dict[int, str], int]  # a row that fits, in which reading, its fixed words and strength


class FrameIndex:
    """Frames by verb, most specific first."""

    def __init__(self, frames: Iterable[Frame], homographs: Mapping[str, Sequence[str]]) -> None:
        by_verb: dict[str, list[Frame]] = {}
        self._homographs = homographs
        for frame in frames:
            by_verb.setdefault(frame.verb, []).append(frame)
        self._by_verb = {verb: list(_rows(sorted(of, key=specificity, reverse=True))) for verb, of in by_verb.items()}

    def match(self, predicate: Predicate, table: MentionTable) -> Match | None:
        """Return the best frame for ``predicate``, or ``None``. More conditions win; then the file's order."""
        best: tuple[tuple[int, int, int], Held] | None = None
        for order, lemma in enumerate(self._candidates(predicate)):
            for row in self._by_verb.get(lemma, ()):
                frame = row.frame
                if frame.reflexive and not predicate.reflexive:
                    continue
                alike = frame.reflexive == predicate.reflexive
                if best is not None and (alike, row.most, -order) <= best[0]:
                    continue
                if any(words.isdisjoint(predicate.all_forms) for words in row.needs):
                    continue
                held = _fits(row, predicate, table)
                if held is None:
                    continue
                rank = (alike, held[3], -order)
                if best is None or rank > best[0]:
                    best = (rank, held)
        if best is None and (verbal := as_perfect(predicate)) is not None:
            return self.match(verbal, table)
        return _match(best[1]) if best else None

    def nearest(self, predicate: Predicate, table: MentionTable) -> tuple[Frame, list[str]] | None:
        """Return the row that fits best though it does not fit, and what it lacks; ``None`` without any row.

        The row that lacks least; of those the one that demands least, then the file's order.
        """
        found: list[tuple[int, int, int, Frame, list[str]]] = []
        rows = (row for lemma in self._candidates(predicate) for row in self._by_verb.get(lemma, ()))
        for frame in (row.frame for row in rows):
            lacking = ["needs zich"] if frame.reflexive and not predicate.reflexive else []
            ways = [unmet(frame, with_agent(reading, frame, table), table) for reading in readings(predicate, frame)]
            lacking += sorted(ways, key=len)[0]
            found.append((len(lacking), specificity(frame), len(found), frame, lacking))
        best = min(found, key=lambda item: item[:3], default=None)
        return (best[3], best[4]) if best is not None else None

    def _candidates(self, predicate: Predicate) -> list[str]:
        found = list(predicate.lemmas)
        if len(found) > 1 and _has_particle(predicate.head) and not self._only_beside(found, predicate.head):
            found = found[:1]  # "beveelt … aan" is not bevelen
        found.extend(v for v in self._stranded_particles(predicate) if v not in found)
        for form in (predicate.head.lower_, *predicate.lemmas):
            found.extend(v for v in self._homographs.get(form, ()) if v not in found)
        return found

    def _only_beside(self, lemmas: Sequence[str], verb: Token) -> bool:
        """An adjective that makes no verb with the one it was hung on: "dood aangetroffen"."""
        adjective = any(c.dep_ == "compound:prt" and c.pos_ == "ADJ" for c in verb.children)
        return adjective and lemmas[0] not in self._by_verb

    def _stranded_particles(self, predicate: Predicate) -> list[str]:
        """Verbs with a particle that the parser hung elsewhere: a lone "op" behind "riepen" makes it oproepen."""
        lemma = predicate.lemmas[-1]
        if predicate.nominal or not has_feature(predicate.head, "VerbForm", "Fin"):
            return []
        tokens = list(predicate.clause)
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
                joined = joined_particle(token.lower_, lemma, token.lang_)
                if joined in self._by_verb:
                    found.append(joined)
        return found


def _rows(frames: Sequence[Frame]) -> Iterator[_Row]:
    """The rows of one verb."""
    rivals = len({frame.event for frame in frames}) - 1
    for frame in frames:
        yield _Row(frame, words_needed(frame), strongest(frame), rivals)


def _fits(row: _Row, predicate: Predicate, table: MentionTable) -> Held | None:
    for reading in readings(predicate, row.frame):
        acted = with_agent(with_actor(reading, row.frame, table), row.frame, table)
        held = conditions_met(row.frame, acted, table)
        if held is not None:
            return row, acted, *held
    return None


def _match(held: Held) -> Match:
    row, acted, fixed, strength = held
    read = _with_idiom_arguments(acted, fixed, row.frame)
    return Match(row.frame, read, frozenset(fixed), strength, row.rivals)


def _has_particle(verb: Token) -> bool:
    """A separable particle, not the first word of an idiom ("om het leven")."""
    particles = wordlist("particles", verb.lang_)
    parts = [c for c in verb.children if c.dep_ == "compound:prt" and not list(c.children)]
    return any(c.lower_ in particles for c in parts)


def _lone(token: Token) -> bool:
    """An adposition without a noun or infinitive of its own; "zich" is none."""
    return token.dep_ not in {"case", "mark"} or is_word(token.head, "reflexive_pronouns")


def specificity(frame: Frame) -> int:
    """Return how much a frame demands: fixed words count three, classes two, mere presence one, reflexive one."""
    score = int(frame.reflexive)
    for values in frame.when.values():
        score += 1 if "*" in values else 2 if any(v.startswith("@") for v in values) else 3
    return score + (1 if frame.unless else 0)


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
    words = tuple(w for w in words if not any(h.is_ancestor(w) for h in objects))  # "een team van tachtig artsen"
    others = tuple(h for h in objects if h.i not in fixed)
    if words:
        arguments["obj"] = words if "obj" in frame.roles else others
        if others and not arguments.get("iobj") and len(others) < len(objects) + len(words):
            arguments["iobj"] = others
    return predicate.reading(arguments)
