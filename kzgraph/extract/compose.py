"""From drafts to claims: certainty, sources, numbers, time and evidence settled, tokens replaced by mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.clauses import is_nominalised
from kzgraph.extract.degrees import Certainty
from kzgraph.extract.draft import Draft
from kzgraph.extract.elliptic import is_elliptic, saying
from kzgraph.extract.evidence import evidence_of
from kzgraph.extract.features import features_of
from kzgraph.extract.intensional import IntensionalRules
from kzgraph.extract.number_standing import standing
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.quantities import Roles, by_number, quantities_of
from kzgraph.extract.shares import without_shares
from kzgraph.extract.sources import Source, sources_at, telling
from kzgraph.extract.when import time_of_draft
from kzgraph.extract.wording import content, frame_text
from kzgraph.lexicon.events import STATIC, property_of
from kzgraph.mentions.table import MentionTable
from kzgraph.mentions.times import TimeTable
from kzgraph.model.claim import Attribution, Claim, Modality, Participant, Role
from kzgraph.model.text import Article, Evidence

TOLD = frozenset({"Attack", "Destruction", "Disaster", "Injury", "Killing"})  # what a verb of saying tells by itself
VERBAL = frozenset({"VERB", "AUX"})
MODIFYING = frozenset({"amod", "acl", "acl:relcl"})


@dataclass(frozen=True)
class Composer:
    """Turns the drafts of one document into claims."""

    article: Article
    table: MentionTable
    predicates: Mapping[int, Predicate]
    sources: Sequence[Source]
    rules: CertaintyRules
    nouns: IntensionalRules
    times: TimeTable

    def claims_of(self, draft: Draft) -> list[Claim]:
        """Return one claim for a draft, one for each counted target, one for each pair of a static relation."""
        evidence = evidence_of(draft.span, self.article)
        words = frame_text(draft, self.article, self.table.quotes)
        if evidence is None or (draft.event == "Framing" and words is None):
            return []
        if draft.event in STATIC:
            return [self._relation(draft, a, t, evidence) for a, t in self._pairs(draft)]
        claims = [self._event(draft, without_shares(roles), evidence, words) for roles in by_number(draft)]
        return [c for c in claims if c.event_class != "Action" or c.mentions(Role.ACTOR)]  # "niemand stopte"

    def _pairs(self, draft: Draft) -> list[tuple[str, str]]:
        """The mentions of each actor and each target of a static relation; a target can be part of a word."""
        actors = [self._mention(a) for a in draft.roles.get("actor", [])]
        targets = [*map(self._mention, draft.roles.get("target", [])), *(m.id for m in draft.within)]
        return [(a, t) for a in actors for t in targets if a is not None and t is not None and a != t]

    def _relation(self, draft: Draft, actor: str, target: str, evidence: Evidence) -> Claim:
        """A relation that a clause states is as sure as the clause ("hij zou een bende leiden"), others are sure."""
        covering = self.covering(draft) if is_stated(draft) else []
        certainty = self.certainty(draft, covering) if is_stated(draft) else Certainty()
        return Claim(
            document=self.article.id,
            property=property_of(draft.event),
            event_class=None,
            lemma=draft.lemma,
            trigger=draft.trigger.idx,
            evidence=evidence,
            participants=(Participant(Role.ACTOR, actor), Participant(Role.TARGET, target)),
            modality=certainty.modality,
            polarity=certainty.polarity,
            attributions=self._attributions(covering),
            rule=draft.rule,
            features=features_of(draft, draft.roles, self.table),
        )

    def _event(self, draft: Draft, roles: Roles, evidence: Evidence, words: str | None) -> Claim:
        covering = self.covering(draft)
        if draft.event == "Framing" and covering and not roles.get("actor"):
            roles = {**roles, "actor": [covering[0].holder]}  # whose words they are
        certainty = self.certainty(draft, covering)
        numbers = [
            standing(one, draft, self.times, self.article.published, covering)
            for one in quantities_of(draft, roles, self._mention)
        ]
        return Claim(
            document=self.article.id,
            property=property_of(draft.event),
            event_class=draft.event,
            lemma=draft.lemma,
            trigger=draft.trigger.idx,
            evidence=evidence,
            participants=self._participants(roles),
            modality=certainty.modality,
            polarity=certainty.polarity,
            attributions=self._attributions(covering),
            quantity=numbers[0] if numbers else None,
            further=tuple(numbers[1:]),
            time=time_of_draft(draft, self.times),
            frame_text=words,
            content=content(draft, self.article, self.sources),
            rule=draft.rule,
            features=features_of(draft, roles, self.table),
        )

    def covering(self, draft: Draft) -> list[Source]:
        """Return the sources that cover a draft, the nearest first."""
        told = telling(draft.trigger, draft.fillers(), self.sources) if draft.event in TOLD else []
        covering = sources_at(draft.voice or draft.trigger, self.sources)
        return [s for s in (*told, *covering) if not _carries(s, draft) and not _counts_otherwise(s, draft)]

    def _mention(self, token: Token) -> str | None:
        mention = self.table.at(token)
        return mention.id if mention is not None else None

    def _participants(self, roles: Roles) -> tuple[Participant, ...]:
        """The fillers as mentions; "niemand" and "niets" take no part."""
        found = {
            Participant(Role(role), mention)
            for role, heads in roles.items()
            for head in heads
            if not is_word(head, "nobody_words") and (mention := self._mention(head)) is not None
        }
        return tuple(sorted(found))

    def certainty(self, draft: Draft, covering: Sequence[Source]) -> Certainty:
        """Return how sure a draft is: clause, frame row, question mark and sources, the weakest of all."""
        if is_nominalised(draft.trigger):
            certainty = self.nouns.certainty(draft.trigger, self.predicates, self.rules)
        elif draft.predicate is not None:
            told = {s.cue.i for s in covering if s.modality is not None or s.polarity is not None}
            certainty = self.rules.of(
                draft.predicate, self.predicates, table=self.table, told=told, settled=draft.settled
            )
        elif draft.event != "Framing":
            certainty = self.nouns.certainty(draft.trigger, self.predicates, self.rules)
        else:
            certainty = Certainty()
        certainty = certainty.coloured(draft.trigger, f"row: {draft.rule}", draft.modality, draft.polarity)
        if _is_asked(draft.trigger):
            certainty = certainty.coloured(draft.trigger, "construction: question", Modality.POSSIBLE)
        for source in covering:
            certainty = certainty.coloured(source.cue, f"source: {source.cue_text}", source.modality, source.polarity)
        return certainty

    def _attributions(self, covering: Sequence[Source]) -> tuple[Attribution, ...]:
        """The sources, nearest first, each once."""
        found: dict[str, Attribution] = {}
        for source in covering:
            mention = self._mention(source.holder)
            if mention is not None and mention not in found:
                start, end = source.cue.idx, source.cue.idx + len(source.cue)
                found[mention] = Attribution(mention, len(found) + 1, source.cue_text, start, end)
        return tuple(found.values())


def _carries(source: Source, draft: Draft) -> bool:
    """Whether the cue is the light verb of the draft's own noun: "kondigt een staking aan" reports nothing else.

    A verb that gives a number does report: "het ministerie stelde het aantal bij".
    """
    if draft.rule.startswith("count:") or draft.speaker is not None:
        return False
    own = draft.predicate.head.i if draft.predicate is not None else None
    return own == source.cue.i != draft.trigger.i


def _counts_otherwise(source: Source, draft: Draft) -> bool:
    """Whether the source gave the number before: in "de politie telde er tien, het ziekenhuis elf" each one's own."""
    if draft.speaker is None or draft.predicate is None or not is_elliptic(draft.predicate):
        return False
    return source.cue.i == saying(draft.predicate).i and source.holder.i != draft.speaker.i


def _is_asked(trigger: Token) -> bool:
    """A question asserts nothing; of coordinated clauses only the last is one, but for alternatives with "of"."""
    last = next((t for t in reversed(list(trigger.sent)) if not (t.is_space or t.is_quote)), None)
    root = trigger.sent.root
    if last is None or last.text != "?" or root.i not in {trigger.i, trigger.head.i}:
        return False
    further = [c for c in root.children if c.dep_ in {"conj", "parataxis"} and c.pos_ in VERBAL and c.i > trigger.i]
    return all(any(is_word(cc, "or_words") for cc in c.children) for c in further)


def is_stated(draft: Draft) -> bool:
    """Return whether a clause of its own states a relation: that has sources; titles and modifiers go for granted."""
    return draft.predicate is not None and draft.predicate.head.dep_ not in MODIFYING
