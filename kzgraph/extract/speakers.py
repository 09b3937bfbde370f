"""Who speaks: whom the slots of a verb of saying name, whose word a report is, who passes it on."""

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.cues import Cues, fillers
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings, usual
from kzgraph.lexicon.schema import Report
from kzgraph.mentions.phrases import case_of, conjuncts, has_case
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind

SPEAKING = frozenset(EntityKind) - {EntityKind.THING, EntityKind.PLACE}


def speakers_of(predicate: Predicate, row: Report) -> tuple[Token, ...]:
    """Return who fills the source's slot.

    In "liet X weten" X is the subject of the verb above, in a passive the agent.
    """
    holders = fillers(predicate, row)
    head = predicate.head
    if (
        not holders
        and row.cue.startswith(tuple(f"{verb} " for verb in endings("letting_verbs", head.lang_)))
        and head.dep_ in {"xcomp", "ccomp"}
    ):
        holders = tuple(c for c in head.head.children if c.dep_ == "nsubj")
    if not holders and row.source == "subj" and predicate.passive:
        holders = predicate.heads(usual("by_words", head.lang_))
    if all(is_word(h, "pointing_words") for h in holders):  # "Dat zegt de politie": "dat" may pass for the subject
        holders = tuple(c for c in head.children if c.dep_ in {"nsubj", "obj"} and c.i > head.i)
    return holders


def channels_of(predicate: Predicate) -> tuple[Token, ...]:
    """Return who passes it on: "liet via Russische media weten"."""
    head = predicate.head
    carriers = (head, head.head) if head.dep_ in {"xcomp", "ccomp"} else (head,)
    return tuple(
        c
        for carrier in carriers
        for c in carrier.children
        if c.dep_ in {"obl", "obl:arg"} and has_case(c, "channel_prepositions")
    )


def speakers_behind(holder: Token, cues: Cues, table: MentionTable, *, report: bool = False) -> list[Token]:
    """Return whose word ``holder`` is, when it is a report: "de verklaring van de politie en het leger".

    Of "berichten in Russische media" these are the media; without an owner the report itself speaks.
    report: the verb tells that it is one ("luidt de kritiek van bewoners").
    """
    row = cues.noun(holder)
    case = (
        row.source
        if row is not None
        else usual("of_words", holder.lang_)
        if report and not speaks(holder, table)
        else None
    )
    if case is None:
        return [holder]
    complements = (c for c in holder.children if c.dep_ == "nmod" and (case_of(c) == case or _is_media(c, table)))
    owners = [h for c in complements for h in conjuncts(c)]
    if not speaks(holder, table):  # "zijn brief" is his word, "zijn woordvoerder" speaks for himself
        owners += [c for c in holder.children if c.dep_ == "nmod:poss"]
    return [h for h in owners if table.at(h) is not None] or [holder]


def speaks(holder: Token, table: MentionTable) -> bool:
    """Whether a person, a group or a body is meant, not a thing."""
    mention = table.at(holder)
    return mention is not None and mention.entity_kind in SPEAKING


def _is_media(complement: Token, table: MentionTable) -> bool:
    mention = table.at(complement)
    return (
        has_case(complement, "station_prepositions")
        and mention is not None
        and (mention.entity_kind is EntityKind.MEDIA or "media" in mention.classes)
    )
