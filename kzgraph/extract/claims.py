"""Compose claims: drafts from verbs, nouns and phrases, with certainty, sources, numbers, time and evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kzgraph.extract.attribution import AttributionRules, Source, sources_at
from kzgraph.extract.certainty import Certainty, CertaintyRules
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.control import with_controlled_subjects
from kzgraph.extract.draft import Draft
from kzgraph.extract.frames import FrameIndex
from kzgraph.extract.framing import framing_drafts
from kzgraph.extract.grammar import predicates
from kzgraph.extract.intensional import IntensionalRules
from kzgraph.extract.nominal import COUNTED_EVENTS, NounIndex, nominal_drafts
from kzgraph.extract.parts import count_drafts, part_drafts
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.relations import relation_drafts
from kzgraph.extract.repair import repaired
from kzgraph.extract.verbal import verbal_drafts
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.events import STATIC, property_of
from kzgraph.lexicon.numerals import VAGUE
from kzgraph.lexicon.schema import Control, Epistemic, Frame, Intensional, NounTrigger, Report
from kzgraph.mentions.find import MentionTable, tidy
from kzgraph.mentions.numbers import Count, count_alone, count_of
from kzgraph.mentions.phrases import core
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.mentions.times import ADVERBS, is_time, time_of
from kzgraph.model.claim import Attribution, Claim, Modality, Participant, Polarity, Quantity, Role, TimeSpan
from kzgraph.model.text import MAX_EVIDENCE, Article, Evidence

CASUALTIES = frozenset({"Killing", "Injury"})
PARTICLES = ("op", "aan", "toe", "af", "voor")  # of verbs that take an infinitive: oproepen, aansporen, toezeggen
TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "{time}", "{floor}"})  # durations count nothing
MATERIAL = frozenset({"Protest", "Attack", "Killing", "Injury", "Arrest", "Restriction", "Concession", "Movement", "Aid", "Seizure"})
ROLE_ORDER = ("target", "theme", "actor", "recipient")


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


class Extractor:
    """Extracts the claims of a document. Holds indices over the lexicon and no state of any document."""

    def __init__(self, lexicon: ExtractionLexicon) -> None:
        self._frames = FrameIndex(lexicon.frames, lexicon.homographs)
        self._nouns = NounIndex(lexicon.nouns)
        self._certainty = CertaintyRules(lexicon.controls, lexicon.epistemics)
        self._attribution = AttributionRules(lexicon.reports, binding=_binding(lexicon.controls), doing=_doing(lexicon.frames))
        self._entities = lexicon.entities
        self._intensional = IntensionalRules(lexicon.intensionals)
        self._speaking = frozenset(r.cue for r in lexicon.reports if r.kind == "verb" and r.source == "subj")
        with_infinitive = {f.verb for f in lexicon.frames if "inf" in f.when} | {c.verb for c in lexicon.controls}
        self._particle_verbs = frozenset(v for v in with_infinitive if v.startswith(PARTICLES))
        self._bare_verbs = frozenset(with_infinitive) - self._particle_verbs

    def claims(self, doc: Doc, article: Article, table: MentionTable) -> list[Claim]:
        """Return the claims of ``doc`` in the order of their triggers."""
        found = repaired(predicates(doc), speaking=self._speaking, verbs=self._particle_verbs, bare=self._bare_verbs)
        found = with_controlled_subjects(found, self._certainty)
        sources = self._attribution.find(doc, found, table)
        drafts = verbal_drafts(found, self._frames, table)
        taken = {t.i for d in drafts for t in (d.trigger,)} | {i for d in drafts for i in _idiom(d)}
        taken |= {t.i for d in drafts if d.event == "Framing" for head in d.frame_tokens for t in head.subtree}
        drafts = _merged(drafts, nominal_drafts(doc, self._nouns, table, self._entities, taken, found, _said(drafts)))
        drafts += count_drafts(doc, drafts, found, table)
        drafts += part_drafts(doc, drafts, table)
        drafts += relation_drafts(doc, table, self._entities)
        drafts += _not_said_yet(framing_drafts(doc, table, sources), drafts)
        context = _Context(article, table, found, sources, self._certainty, self._intensional)
        claims = [claim for draft in drafts for claim in context.claims_of(draft)]
        return sorted({c.id: c for c in claims}.values(), key=lambda c: (c.trigger, c.property, c.id))


def _binding(controls: Sequence[Control]) -> set[str]:
    """Verbs whose infinitive is a decision, a wish or a request, not a report."""
    return {row.verb for row in controls if row.modality in {"Decided", "Intended"}}


def _doing(frames: Sequence[Frame]) -> set[str]:
    """Verbs that also say that something was done ("betogen"): they report only with a clause."""
    return {row.verb for row in frames if row.event in MATERIAL and not row.when}


def _merged(verbal: list[Draft], nominal: list[Draft]) -> list[Draft]:
    """A noun that a verb of the same event carries ("er braken protesten uit") only adds its participants to the verb's draft."""
    kept = []
    by_verb = {(d.event, d.trigger.i): d for d in verbal}
    for draft in nominal:
        carrier = by_verb.get((draft.event, draft.trigger.head.i))
        if carrier is None:
            kept.append(draft)
            continue
        for role, heads in draft.roles.items():
            if not carrier.roles.get(role):
                carrier.add(role, heads)
    return [*verbal, *kept]


def _not_said_yet(quoted: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Scare quotes that a verb already names ("noemde hen 'verraders'") are one frame, not two."""
    named = {t.i for d in drafts if d.event == "Framing" for head in d.frame_tokens for t in head.subtree}
    return [d for d in quoted if d.trigger.i not in named]


def _said(drafts: Sequence[Draft]) -> set[tuple[str, int]]:
    """Event and participant of each draft; whose wounded the verb already counts are not counted again by the noun."""
    return {(d.event, t.i) for d in drafts for t in d.fillers()} | {
        (e, t.i) for d in drafts for t in d.fillers() if d.event in CASUALTIES for e in CASUALTIES
    }


def _idiom(draft: Draft) -> set[int]:
    """Tokens of an idiom ("aanval" in "een aanval uitvoeren") are no triggers of their own."""
    if draft.predicate is None:
        return set()
    roles = {t.i for t in draft.fillers()}
    words = {w for part in draft.rule.split(":")[2:] for w in part.replace("+", "=").replace("|", "=").split("=")}
    return {
        t.i
        for t in clause_tokens(draft.predicate.head)
        if t.i not in roles and (t.lower_ in words or t.lemma_.lower() in words)
    }


def _asked(trigger: Token) -> bool:
    """A question asserts nothing."""
    last = next((t for t in reversed(list(trigger.sent)) if not (t.is_space or t.is_quote)), None)
    return last is not None and last.text == "?" and trigger.sent.root.i in {trigger.i, trigger.head.i}


def _by_number(draft: Draft) -> list[Mapping[str, Sequence[Token]]]:
    """Targets with numbers of their own are claims of their own: "zes agenten en drie betogers raakten gewond"."""
    targets = draft.roles.get("target", [])
    counted = [t for t in targets if _count_with_words(t) is not None]
    if len(counted) < 2 or counted[0] is not targets[0]:
        return [draft.roles]
    groups: list[list[Token]] = []
    for target in targets:
        if target in counted:
            groups.append([])
        groups[-1].append(target)
    return [{**draft.roles, "target": group} for group in groups]


def _stated(draft: Draft) -> bool:
    """Relations that a clause of its own states have sources; titles and modifiers are taken for granted."""
    return draft.event not in STATIC or (draft.predicate is not None and draft.predicate.head.dep_ not in {"amod", "acl", "acl:relcl"})


@dataclass(frozen=True)
class _Context:
    """What turning drafts of one document into claims needs."""

    article: Article
    table: MentionTable
    predicates: Mapping[int, Predicate]
    sources: Sequence[Source]
    rules: CertaintyRules
    nouns: IntensionalRules

    def claims_of(self, draft: Draft) -> list[Claim]:
        """One claim for a draft; one for each pair of a static relation."""
        evidence = self._evidence(draft.span)
        if evidence is None or (draft.event == "Framing" and self._frame_text(draft) is None):
            return []
        if draft.event in STATIC:
            return [
                self._claim(draft, {"actor": [a], "target": [t]}, evidence)
                for a in draft.roles.get("actor", [])
                for t in draft.roles.get("target", [])
                if self._mention(a) != self._mention(t)
            ]
        return [self._claim(draft, roles, evidence) for roles in _by_number(draft)]

    def _claim(self, draft: Draft, roles: Mapping[str, Sequence[Token]], evidence: Evidence) -> Claim:
        covering = [s for s in sources_at(draft.trigger, self.sources)]
        certainty = self._certain(draft, covering)
        participants = self._participants(roles)
        return Claim(
            document=self.article.id,
            property=property_of(draft.event),
            event_class=None if draft.event in STATIC else draft.event,
            lemma=draft.lemma,
            trigger=draft.trigger.idx,
            evidence=evidence,
            participants=participants,
            modality=certainty.modality,
            polarity=certainty.polarity,
            attributions=self._attributions(covering) if _stated(draft) else (),
            quantity=self._quantity(draft, roles) if draft.event not in STATIC else None,
            time=self._time(draft) if draft.event not in STATIC else None,
            frame_text=self._frame_text(draft),
            content=self._content(draft),
            confidence=draft.confidence,
            rule=draft.rule,
        )

    def _mention(self, token: Token) -> str | None:
        mention = self.table.at(token)
        return mention.id if mention is not None else None

    def _participants(self, roles: Mapping[str, Sequence[Token]]) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for role, heads in roles.items():
            for head in heads:
                if head.lower_ in {"niemand", "niets"}:
                    continue
                mention = self._mention(head)
                if mention is None:
                    mention = self._adjective_mention(head)
                if mention is not None and (participant := Participant(Role(role), mention)) not in found:
                    found.append(participant)
        return tuple(sorted(found))

    def _adjective_mention(self, head: Token) -> str | None:
        mention = self.table.heads.get(head.i)
        return mention.id if mention is not None else None

    def _certain(self, draft: Draft, covering: Sequence[Source]) -> Certainty:
        if draft.event in STATIC:
            return Certainty()
        certainty = Certainty()
        if draft.predicate is not None:
            certainty = self.rules.of(draft.predicate, self.predicates)
        else:
            governor = self._governing(draft.trigger)
            if governor is not None and draft.event != "Framing":
                outer = self.rules.of(governor, self.predicates)
                certainty = certainty.weakened(outer.modality if outer.modality is not Modality.DECIDED else None)
                if any(c.lower_ == "geen" for c in draft.trigger.children):
                    certainty = certainty.weakened(None, Polarity.NEGATED)
            if draft.event != "Framing":
                around = self.nouns.of(draft.trigger, self.predicates)
                certainty = certainty.weakened(around.modality, around.polarity)
        certainty = certainty.weakened(draft.modality, draft.polarity)
        if _asked(draft.trigger):
            certainty = certainty.weakened(Modality.POSSIBLE)
        for source in covering:
            certainty = certainty.weakened(source.modality, source.polarity)
        return certainty

    def _governing(self, token: Token) -> Predicate | None:
        while token.head.i != token.i:
            token = token.head
            if token.i in self.predicates:
                return self.predicates[token.i]
        return None

    def _attributions(self, covering: Sequence[Source]) -> tuple[Attribution, ...]:
        found: list[Attribution] = []
        seen: set[str] = set()
        for source in covering:
            mention = self._mention(source.holder)
            if mention is None or mention in seen:
                continue
            seen.add(mention)
            cue = source.cue
            found.append(Attribution(mention, len(found) + 1, source.cue_text, cue.idx, cue.idx + len(cue)))
        return tuple(found)

    def _quantity(self, draft: Draft, roles: Mapping[str, Sequence[Token]]) -> Quantity | None:
        """The count of the first counted participant, in the order in which numbers matter."""
        if draft.predicate is not None and draft.predicate.numeral is not None:
            return self._quantity_of_numeral(draft.predicate.numeral, roles)
        if draft.count is not None:
            return self._quantity_of_numeral(draft.count, roles)
        for role in ROLE_ORDER:
            for head in roles.get(role, ()):
                counted = _count_with_words(head)
                if counted is None:
                    continue
                count, phrase = counted
                if count.unit in TIME_UNITS or (count.unit is not None and role not in {"theme", "target"}):
                    continue
                value, low, high = count.text_bounds
                groups = [m for h in self._counted_together(head, roles[role]) if (m := self._mention(h)) is not None]
                if not groups:
                    continue
                return Quantity(
                    label=phrase,
                    value=value,
                    minimum=low,
                    maximum=high,
                    approximate=count.approximate,
                    unit=count.unit,
                    counts=tuple(groups),
                )
        return self._quantity_reached(draft, roles) or self._quantity_of_noun(draft, roles)

    def _quantity_of_numeral(self, numeral: Token, roles: Mapping[str, Sequence[Token]]) -> Quantity | None:
        """ "Honderd mensen kwamen om en ruim zestig raakten gewond": the second number counts the same kind of people."""
        count = count_alone(numeral)
        groups = [m for h in roles.get("target", ()) if (m := self._mention(h)) is not None]
        if count is None or not groups:
            return None
        exact, low, high = count.text_bounds
        return Quantity(numeral.text, exact, low, high, count.approximate, None, tuple(groups))

    def _quantity_reached(self, draft: Draft, roles: Mapping[str, Sequence[Token]]) -> Quantity | None:
        """ "Het dodental liep op tot 78": the number that a count has reached."""
        if draft.predicate is None or draft.event not in COUNTED_EVENTS:
            return None
        for slot in ("tot", "op", "naar"):
            for head in draft.predicate.heads(slot):
                if head.pos_ == "NUM" and roles.get("target"):
                    return self._quantity_of_numeral(head, roles)
        return None

    def _quantity_of_noun(self, draft: Draft, roles: Mapping[str, Sequence[Token]]) -> Quantity | None:
        """ "honderden gewonden onder betogers", "tweehonderd arrestaties": the event noun is counted, the people are meant."""
        if draft.predicate is not None and draft.trigger.i == draft.predicate.head.i:
            return None
        counted = _count_with_words(draft.trigger)
        if counted is None or counted[0].unit is not None or draft.event not in COUNTED_EVENTS:
            return None
        count, phrase = counted
        value, low, high = count.text_bounds
        groups = [m for h in roles.get("target", ()) if (m := self._mention(h)) is not None]
        if not groups:
            return None
        return Quantity(
            label=phrase,
            value=value,
            minimum=low,
            maximum=high,
            approximate=count.approximate,
            counts=tuple(groups),
        )

    def _counted_together(self, head: Token, heads: Sequence[Token]) -> list[Token]:
        """ "acht agenten en leden van de garde": conjuncts without a number of their own are counted with the first."""
        found = [head]
        for other in heads:
            if (
                other.i > head.i
                and other.dep_ == "conj"
                and other.head.i in {t.i for t in found}
                and _count_with_words(other) is None
                and not any(c.dep_ == "det" for c in other.children)  # "en een vrouw" is one more
            ):
                found.append(other)
        return found

    def _time(self, draft: Draft) -> TimeSpan | None:
        head = draft.predicate.head if draft.predicate is not None else draft.trigger
        if draft.predicate is not None and draft.predicate.modifier:
            return None
        times = [
            t
            for t in clause_tokens(head)
            if is_time(t)
            and t.i != head.i
            and t.dep_ in {"obl", "nmod", "advmod", "obl:arg", "obj", "nsubj", "dep", "conj"}
        ]
        times += [t for t in clause_tokens(head) if t.lower_ in ADVERBS and t.pos_ == "ADV" and t not in times]
        for token in times:
            phrase = core(token) if token.pos_ != "ADV" else [token]
            text = self.article.text[phrase[0].idx : phrase[-1].idx + len(phrase[-1])]
            return time_of(tidy(text), self.article.published)
        return None

    def _content(self, draft: Draft) -> str | None:
        """What a Statement says: the clause or quote that its verb covers, at most MAX_EVIDENCE characters."""
        if draft.event != "Statement":
            return None
        scope = next((s.scope for s in self.sources if s.cue.i == draft.trigger.i), None)
        clauses = draft.predicate.heads("clause") if draft.predicate is not None else ()
        indices = {t.i for c in clauses for t in c.subtree} or set(scope or ())
        if not indices:
            return None
        doc = draft.trigger.doc
        first, last = doc[min(indices)], doc[max(indices)]
        return tidy(self.article.text[first.idx : last.idx + len(last)][:MAX_EVIDENCE]) or None

    def _frame_text(self, draft: Draft) -> str | None:
        if draft.event != "Framing" or not draft.frame_tokens:
            return None
        if len(draft.frame_tokens) > 1 or draft.rule.startswith("scare-quotes"):
            tokens: list[Token] = draft.frame_tokens
        else:
            tokens = [t for head in draft.frame_tokens[:1] for t in _whole(head, particle="van" if ":van=" in draft.rule else "als", quotes=self.table.quotes)]
        text = self.article.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
        return tidy(text) or None

    def _evidence(self, tokens: Sequence[Token]) -> Evidence | None:
        kept = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
        while kept and kept[0].is_punct and not kept[0].is_quote:
            kept = kept[1:]
        while kept and kept[-1].is_punct and not kept[-1].is_quote:
            kept = kept[:-1]
        if not kept:
            return None
        start, end = kept[0].idx, kept[-1].idx + len(kept[-1])
        if end - start > MAX_EVIDENCE:
            head = kept[len(kept) // 2]
            start, end = max(start, head.idx - MAX_EVIDENCE // 2), min(end, head.idx + MAX_EVIDENCE // 2)
        first, last = self._sentence(kept[0], start, end)
        text = self.article.text
        return Evidence(start, end, self.article.quote(start, end), text[first:start], text[end:last])

    def _sentence(self, token: Token, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence around the evidence, without outer white space; never more than MAX_EVIDENCE on a side."""
        words = [t for t in token.sent if not t.is_space]
        first = max(min(words[0].idx, start), start - MAX_EVIDENCE)
        last = min(max(words[-1].idx + len(words[-1]), end), end + MAX_EVIDENCE)
        return first, last


def _whole(head: Token, *, particle: str, quotes: Sequence[QuoteSpan]) -> list[Token]:
    """The words of a frame: those in quotation marks, or the whole phrase with its clauses, without its particle.

    Clauses behind it that the parser hung on the verb ("als een poging, …, om …") belong to it as well.
    """
    quote = next((q for q in quotes if q.first <= head.i < q.last), None)
    if quote is not None and not any(t.i < quote.first - 2 for t in core(head)):
        return _trimmed([t for t in head.doc[quote.first : quote.last] if not t.is_space], head, particle)
    inside = _without_clauses_of_others(head)
    for sibling in head.head.children:
        if sibling.i > head.i and sibling.dep_ in {"advcl", "acl", "acl:relcl"}:
            inside |= set(sibling.subtree)
    first, last = min(t.i for t in inside), max(t.i for t in inside)
    kept = [t for t in head.doc[first : last + 1] if t.i != head.head.i]
    return _trimmed(kept, head, particle)


def _without_clauses_of_others(head: Token) -> set[Token]:
    """The phrase without a verb that is coordinated with it by mistake ("een slappeling en dienden een motie in")."""
    dropped = {t.i for c in head.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} for t in c.subtree}
    return {t for t in head.subtree if t.i not in dropped} | {head}


def _trimmed(inside: list[Token], head: Token, particle: str) -> list[Token]:
    dropped = {
        c.i for c in head.children if c.dep_ in {"case", "mark"} and c.i < head.i and c.lower_ in {"als", "tot", particle}
    }
    kept = [t for t in inside if t.i not in dropped and not t.is_space]
    while kept and (kept[0].is_punct or kept[0].lower_ in {"een", "de", "het", "als"}):
        kept = kept[1:]
    while kept and kept[-1].is_punct:
        kept = kept[:-1]
    return kept or [head]


def _count_with_words(head: Token) -> tuple[Count, str] | None:
    """The count of a head, also when a counting word governs it ("tientallen demonstranten"), and the counted phrase."""
    tokens = core(head)
    governor = head.head
    before = head.doc[tokens[0].i - 1] if tokens[0].i else None
    if before is not None and (before.lower_ in VAGUE or before.pos_ == "NUM") and before.head.i == governor.i:
        tokens = [before, *tokens]
    if head.dep_ in {"nmod", "appos", "flat"} and governor.i < head.i and governor.pos_ in {"NUM", "NOUN"}:
        outer = core(governor)
        if head in outer or governor.i == head.i - 1:
            tokens = sorted({*outer, *tokens}, key=lambda t: t.i)
    count = count_of(head, tokens)
    if count is None:
        return None
    text = head.doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
    return count, tidy(text)
