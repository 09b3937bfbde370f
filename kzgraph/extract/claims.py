"""Extract the claims of a document: drafts from verbs, nouns and phrases, merged and composed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kzgraph.annotate.tree import tree_of
from kzgraph.extract.anaphoric_counts import count_drafts, frames_a_count
from kzgraph.extract.attribution import AttributionRules
from kzgraph.extract.carriers import Carriers, light_verbs_by_verb
from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.compose import Composer
from kzgraph.extract.control import with_controlled_subjects
from kzgraph.extract.draft import Draft
from kzgraph.extract.elliptic import saying
from kzgraph.extract.frames import FrameIndex
from kzgraph.extract.framing import framing_drafts
from kzgraph.extract.grammar import predicates
from kzgraph.extract.intensional import IntensionalRules
from kzgraph.extract.merge import merged, not_said_yet, participants, said_of, used_tokens
from kzgraph.extract.nominal import nominal_drafts
from kzgraph.extract.nouns import NounIndex
from kzgraph.extract.number_groups import with_groups
from kzgraph.extract.order import in_order, orders
from kzgraph.extract.parts import part_drafts
from kzgraph.extract.places import carry_places
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.prohibition import with_prohibitions
from kzgraph.extract.relations import relation_drafts
from kzgraph.extract.repair import repaired
from kzgraph.extract.sources import Source, Sources
from kzgraph.extract.verbal import verbal_drafts
from kzgraph.languages.language import DUTCH
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings
from kzgraph.lexicon.schema import Control, Epistemic, Frame, Intensional, LightVerb, NounTrigger, Report
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times import find_times
from kzgraph.model.claim import Claim
from kzgraph.model.text import Article

MATERIAL = frozenset(
    {
        "Protest",
        "Attack",
        "Killing",
        "Injury",
        "Arrest",
        "Restriction",
        "Concession",
        "Movement",
        "Aid",
        "Seizure",
    }
)  # events of doing, not of saying


@dataclass(frozen=True)
class ExtractionLexicon:
    """The rows that extraction works with."""

    frames: Sequence[Frame]
    nouns: Sequence[NounTrigger]
    controls: Sequence[Control]
    reports: Sequence[Report]
    epistemics: Sequence[Epistemic]
    homographs: Mapping[str, Sequence[str]]
    entities: EntityIndex
    intensionals: Sequence[Intensional] = ()
    light_verbs: Sequence[LightVerb] = ()
    language: str = DUTCH


@dataclass(frozen=True)
class Triggers:
    """The rows that words can trigger, as indices."""

    frames: FrameIndex
    nouns: NounIndex
    entities: EntityIndex
    light_verbs: Mapping[str, Sequence[LightVerb]]


@dataclass(frozen=True)
class Extraction:
    """All that was made of one document. said: each draft with the claims that it gave."""

    doc: Doc
    triggers: Triggers
    composer: Composer
    said: tuple[tuple[Draft, list[Claim]], ...]

    def claims(self) -> list[Claim]:
        """Return the claims in the order of their triggers, each once."""
        claims = {c.id: c for _, claims in self.said for c in claims}
        return sorted(claims.values(), key=lambda c: (c.trigger, c.property, c.id))


class Extractor:
    """Extracts the claims of a document. Holds indices over the lexicon and no state of any document."""

    def __init__(self, lexicon: ExtractionLexicon) -> None:
        frames = FrameIndex(lexicon.frames, lexicon.homographs)
        light = light_verbs_by_verb(lexicon.light_verbs)
        self._triggers = Triggers(frames, NounIndex(lexicon.nouns), lexicon.entities, light)
        self._certainty = CertaintyRules(lexicon.controls, lexicon.epistemics)
        self._attribution = AttributionRules(
            lexicon.reports, binding=_binding(lexicon.controls), doing=_doing(lexicon.frames)
        )
        self._intensional = IntensionalRules(lexicon.intensionals)
        self._speaking = frozenset(r.cue for r in lexicon.reports if r.kind == "verb" and r.source == "subj")
        with_infinitive = {f.verb for f in lexicon.frames if "inf" in f.when} | {c.verb for c in lexicon.controls}
        particles = endings("infinitive_particles", lexicon.language)
        self._verbs = frozenset(f.verb for f in lexicon.frames)
        self._particle_verbs = frozenset(v for v in with_infinitive if v.startswith(particles))
        self._bare_verbs = frozenset(with_infinitive) - self._particle_verbs

    def claims(self, doc: Doc, article: Article, table: MentionTable) -> list[Claim]:
        """Return the claims of ``doc`` in the order of their triggers."""
        return self.read(doc, article, table).claims()

    def read(self, doc: Doc, article: Article, table: MentionTable) -> Extraction:
        """Return all that was made of ``doc``, for whoever asks why."""
        doc = tree_of(doc)
        found = with_groups(self._predicates(doc), table)
        sources = self._attribution.find(doc, found, table)
        drafts = self._drafts(doc, found, table)
        drafts += not_said_yet(framing_drafts(doc, table, sources, drafts, found), drafts)
        sources = with_speakers(sources, drafts)
        carry_places(doc, drafts, table)
        times = find_times(doc, article.published)
        composer = Composer(article, table, found, sources, self._certainty, self._intensional, times)
        said = tuple((draft, composer.claims_of(draft)) for draft in drafts)
        return Extraction(doc, self._triggers, composer, in_order(said, orders(doc, drafts)))

    def _predicates(self, doc: Doc) -> dict[int, Predicate]:
        found = repaired(
            predicates(doc),
            speaking=self._speaking,
            verbs=self._particle_verbs,
            bare=self._bare_verbs,
            known=self._verbs,
        )
        return with_controlled_subjects(found, self._certainty)

    def _drafts(self, doc: Doc, found: Mapping[int, Predicate], table: MentionTable) -> list[Draft]:
        entities = self._triggers.entities
        verbal = with_prohibitions(verbal_drafts(found, self._triggers.frames, table), self._certainty, table)
        verbal = [draft for draft in verbal if not frames_a_count(draft)]
        taken, said = used_tokens(verbal), said_of(verbal)
        carriers = Carriers(self._triggers.light_verbs, found)
        nouns, filling = self._triggers.nouns, participants(verbal)
        drafts = merged(verbal, nominal_drafts(doc, nouns, table, entities, taken, carriers, said, filling))
        drafts = count_drafts(doc, drafts, found, table)
        drafts += part_drafts(doc, drafts, found, table)
        drafts += relation_drafts(doc, table, entities)
        return drafts


def with_speakers(sources: Sequence[Source], drafts: Iterable[Draft]) -> Sources:
    """Return ``sources`` with those who give a number by a verb that reports nothing else ("stelde bij naar 46")."""
    known = {(s.cue.i, t) for s in sources for t in s.scope}
    further = [
        Source(d.speaker, d.predicate.head, saying(d.predicate).lower_, frozenset({d.trigger.i}))
        for d in drafts
        if d.speaker is not None and d.predicate is not None and (d.predicate.head.i, d.trigger.i) not in known
    ]
    return Sources([*sources, *further])


def _binding(controls: Sequence[Control]) -> set[str]:
    """Verbs whose infinitive is a decision, a wish or a request, not a report."""
    return {row.verb for row in controls if row.modality in {"Decided", "Intended"}}


def _doing(frames: Sequence[Frame]) -> set[str]:
    """Verbs that also say that something was done ("betogen"): they report only with a clause."""
    return {row.verb for row in frames if row.event in MATERIAL and not row.when}
