"""What the text of a claim tells when it is read once more, with the same model and rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.explain.explanation import Explanation, Mark, Resolved, Weighed, Why
from kzgraph.explain.from_graph import described
from kzgraph.explain.passages import inside, passage, settings_of
from kzgraph.ingest import ReadOptions, read_all
from kzgraph.lexicon.locate import find_reason
from kzgraph.model.claim import Claim
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.mention import Mention
from kzgraph.model.text import Article
from kzgraph.model.trace import Path as Way
from kzgraph.model.trace import Reason, Trace
from kzgraph.pipeline import Reader, load_reader, resolve_all
from kzgraph.resolve.confidence import all_features, shipped_weights
from kzgraph.settings import Settings
from kzgraph.store.records import ClaimRecord


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as it was made anew. graph: its document resolved by itself."""

    article: Article
    claim: Claim
    trace: Trace
    graph: ResolvedGraph
    mentions: Mapping[str, Mention]


def find_article(record: ClaimRecord, sources: Sequence[Path], settings: Settings) -> Article:
    """Return the article of a claim among ``sources``.

    Raises InputError when it is not there, or when its text is not the one that the graph was built from.
    """
    name = record.document.file
    wanted = record.document.id.rpartition("/")[2]
    articles = read_all(sources, ReadOptions(columns=dict(settings.columns), language=settings.language)).articles
    for article in articles:
        if article.id == wanted:
            return article
    if any(article.file_name == name for article in articles):
        raise InputError(f"{name}: its text has changed since the graph was built; build the graph again")
    given = ", ".join(map(str, sources))
    raise InputError(f"{given}: no {name} there, which the claim comes from; give what the graph was built from")


def read_again(record: ClaimRecord, article: Article, settings: Settings, read: Reader | None = None) -> Reading:
    """Read ``article`` and return the claim that ``record`` keeps. Raises InputError when it is not made anew.

    read: what ``load_reader`` gives for these settings, if it is at hand.
    """
    from kzgraph.extract.trace import trace_of

    table, extraction = (read or load_reader(settings))(article)
    number = record.id.rpartition("/")[2]
    graph = resolve_all([article], table.mentions, extraction.claims(), settings)
    claim = next((one for one in graph.claims if one.id == number), None)
    trace = trace_of(claim, extraction) if claim else None
    if claim is None or trace is None:
        raise InputError(
            f"{article.file_name}: claim {number} is not made anew from it; the graph was built by another version "
            "or with another --model or --entities: give the same, or build the graph again"
        )
    return Reading(article, claim, trace, graph, {**{m.id: m for m in table.mentions}, **graph.mentions})


def with_reading(told: Explanation, reading: Reading) -> Explanation:
    """Return what the graph told, completed by what the text tells."""
    trace = reading.trace
    marks = list(_marks(reading))
    text = reading.article.text
    passages = []
    for start, end in trace.sentences:
        here = inside(marks, start, end)
        if start <= trace.start < end:
            here += settings_of(told.claim, start, text[start:end])
        passages.append(passage(start, text[start:end], here))
    return replace(
        told,
        read_again=True,
        passages=tuple(passages),
        resolved=tuple(_with_link(one, reading) for one in told.resolved),
        voice="passive" if trace.passive else None,
        paths=tuple((way.role, _drawn(way, trace, reading.mentions)) for way in trace.paths),
        doubted=tuple(_doubted(trace)),
        reasons=tuple(_why(reason) for reason in trace.reasons),
        features=tuple(_weighed(reading)),
    )


def _marks(reading: Reading) -> Iterator[Mark]:
    trace, mentions = reading.trace, reading.mentions
    yield Mark("trigger", trace.start, trace.end)
    for one in reading.claim.participants:
        yield _mark(one.role.value, mentions[one.mention])
    for source in reading.claim.attributions:
        yield _mark("source", mentions[source.mention])
        yield Mark("cue", source.start, source.end)
    for reason in trace.reasons:
        yield Mark("why", reason.start, reason.end)


def _mark(kind: str, mention: Mention) -> Mark:
    return Mark(kind, mention.start, mention.end)


def _with_link(told: Resolved, reading: Reading) -> Resolved:
    """The link of the same words, when the document by itself gives the same node for the same reason."""
    graph = reading.graph
    pairs = [(p.role.value, p.mention) for p in reading.claim.participants]
    pairs += [("source", a.mention) for a in reading.claim.attributions]
    for role, mention in pairs:
        link = graph.links[mention]
        if role == told.role and graph.mentions[mention].text == told.words and link.rule == told.rule:
            before = reading.mentions.get(link.antecedent or "")
            return replace(told, score=link.score, antecedent=before.text if before else None)
    return told


def _drawn(way: Way, trace: Trace, mentions: Mapping[str, Mention]) -> str:
    """The arcs from trigger to participant: ``stuurde ←nsubj− Rusland``; arrows point from a word to its head."""
    words = [trace.trigger]
    for step in way.steps:
        words += [f"−{step.relation}→" if step.up else f"←{step.relation}−", step.word]
    if not way.steps:
        words.append("(the word itself)" if _is_trigger(way, trace, mentions) else "(in another sentence)")
    return " ".join(words)


def _is_trigger(way: Way, trace: Trace, mentions: Mapping[str, Mention]) -> bool:
    mention = mentions[way.mention]
    return mention.start < trace.end and trace.start < mention.end


def _doubted(trace: Trace) -> Iterator[str]:
    for doubt in trace.doubts:
        yield f"{doubt.word} ({doubt.relation}){' much' if doubt.level > 1 else ''}"


def _weighed(reading: Reading) -> Iterator[Weighed]:
    """What the confidence starts from, then the features, the heaviest first."""
    weights = shipped_weights()
    features = all_features(reading.claim, reading.graph)
    weighed = [Weighed(name, value, round(weights.of.get(name, 0.0) * value, 2)) for name, value in features]
    yield Weighed("any claim", 1, weights.start)
    yield from sorted(weighed, key=lambda one: (-abs(one.weight), one.name))


def _why(reason: Reason) -> Why:
    adds = " and ".join(one.value for one in (reason.modality, reason.polarity) if one is not None)
    return Why(reason.text, adds, described(reason.rule, find_reason(reason.rule)))
