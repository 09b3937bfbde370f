"""Claims, their attributions and quantities as triples."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kzgraph.model.claim import Attribution, Claim, Quantity, Role, TimeSpan
from kzgraph.model.entity import ResolvedGraph, Run
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import boolean, decimal, edtf, integer, number, text, words
from kzgraph.rdf.triples import TYPE, Triple
from kzgraph.rdf.vocab import MODALITY, POLARITY, Class, Property, kz

ROLE_PROPERTY = {
    Role.ACTOR: (Property.ACTOR, Property.ACTOR_TEXT),
    Role.TARGET: (Property.TARGET, Property.TARGET_TEXT),
    Role.RECIPIENT: (Property.RECIPIENT, Property.RECIPIENT_TEXT),
    Role.THEME: (Property.THEME, Property.THEME_TEXT),
    Role.PLACE: (Property.PLACE, Property.PLACE_TEXT),
}
"""Role -> its property, and the property for the words that filled it."""


def claim_triples(
    graph: ResolvedGraph, claim: Claim, language: str, run: Run, iris: Iris
) -> Iterator[Triple]:
    """Yield the triples of ``claim``, its attributions and quantity. language: BCP 47 code of its words."""
    node = iris.claim(claim.id)
    evidence = iris.passage(claim.document, claim.evidence.start, claim.evidence.end)
    yield node, TYPE, NamedNode(Class.CLAIM)
    yield node, NamedNode(Property.PROPERTY), NamedNode(kz(claim.property))
    yield node, NamedNode(Property.MODALITY), NamedNode(MODALITY[claim.modality])
    yield node, NamedNode(Property.POLARITY), NamedNode(POLARITY[claim.polarity])
    yield node, NamedNode(Property.LEMMA), text(claim.lemma)
    yield node, NamedNode(Property.TRIGGER), integer(claim.trigger)
    yield node, NamedNode(Property.CONFIDENCE), decimal(claim.confidence)
    yield node, NamedNode(Property.EVIDENCE), evidence
    yield node, NamedNode(Property.DERIVED_FROM), iris.document(claim.document)
    yield node, NamedNode(Property.GENERATED_BY), iris.run(run.id)
    if claim.rule:
        yield node, NamedNode(Property.RULE), text(claim.rule)
    if claim.id in graph.event_of:
        yield node, NamedNode(Property.DESCRIBES), iris.event(graph.event_of[claim.id])
    if claim.frame_text:
        yield node, NamedNode(Property.FRAME_TEXT), words(claim.frame_text, language)
    if claim.content:
        yield node, NamedNode(Property.CONTENT), words(claim.content, language)
    yield from _participants(graph, claim, language, iris)
    yield from _sources(graph, claim, language, iris)
    yield from _time(node, claim.time, language)
    yield from _resolutions(graph, claim, node)
    if claim.quantity:
        quantity = quantity_iri(graph, claim.quantity, iris)
        yield node, NamedNode(Property.QUANTITY), quantity
        yield from _quantity(graph, claim.quantity, quantity, language, iris)


def quantity_iri(graph: ResolvedGraph, quantity: Quantity, iris: Iris) -> NamedNode:
    """Return the IRI of ``quantity``, a function of its numbers, label and the groups that it counts."""
    bounds = (quantity.value, quantity.minimum, quantity.maximum, quantity.unit)
    counted = sorted({graph.entity(mention).id for mention in quantity.counts})
    return iris.quantity(
        quantity.label,
        *(bound or "" for bound in bounds),
        str(quantity.approximate),
        *counted,
        *([quantity.scope.value] if quantity.scope else []),
        *([f"as of {quantity.as_of}"] if quantity.as_of else []),
    )


def _participants(graph: ResolvedGraph, claim: Claim, language: str, iris: Iris) -> Iterator[Triple]:
    node = iris.claim(claim.id)
    for participant in claim.participants:
        role, role_text = ROLE_PROPERTY[participant.role]
        yield node, NamedNode(role), iris.entity(graph.entity(participant.mention).id)
        yield node, NamedNode(role_text), words(graph.mentions[participant.mention].text, language)


def _sources(graph: ResolvedGraph, claim: Claim, language: str, iris: Iris) -> Iterator[Triple]:
    node = iris.claim(claim.id)
    for attribution in claim.attributions:
        source = graph.entity(attribution.mention)
        yield node, NamedNode(Property.ATTRIBUTED_TO), iris.entity(source.id)
        yield node, NamedNode(Property.SOURCE_TEXT), words(graph.mentions[attribution.mention].text, language)
        step = iris.attribution(claim, attribution.position, source.id, attribution.cue)
        yield node, NamedNode(Property.ATTRIBUTION), step
        yield from _attribution(step, iris.entity(source.id), attribution, language)


def _attribution(
    step: NamedNode, source: NamedNode, attribution: Attribution, language: str
) -> Iterator[Triple]:
    yield step, TYPE, NamedNode(Class.ATTRIBUTION)
    yield step, NamedNode(Property.SOURCE), source
    yield step, NamedNode(Property.POSITION), integer(attribution.position)
    if attribution.cue:
        yield step, NamedNode(Property.CUE), words(attribution.cue, language)


def _time(node: NamedNode, time: TimeSpan | None, language: str) -> Iterator[Triple]:
    if time is None:
        return
    if time.edtf:
        yield node, NamedNode(Property.TIME), edtf(time.edtf)
    if time.text:
        yield node, NamedNode(Property.TIME_TEXT), words(time.text, language)


def _resolutions(graph: ResolvedGraph, claim: Claim, node: NamedNode) -> Iterator[Triple]:
    """Why each mention stands for its node: "actor: Moskou = actor/x: rule: detail"."""
    pairs = [(participant.role.value, participant.mention) for participant in claim.participants]
    pairs += [("source", attribution.mention) for attribution in claim.attributions]
    for role, mention in pairs:
        link = graph.links[mention]
        why = ": ".join(part for part in (link.rule, link.detail) if part)
        reason = f"{role}: {graph.mentions[mention].text} = {link.entity}: {why}"
        yield node, NamedNode(Property.RESOLUTION), text(reason)


def _quantity(
    graph: ResolvedGraph, quantity: Quantity, node: NamedNode, language: str, iris: Iris
) -> Iterator[Triple]:
    measure = decimal if quantity.unit else number
    yield node, TYPE, NamedNode(Class.QUANTITY)
    yield node, NamedNode(Property.LABEL), words(quantity.label, language)
    if quantity.value is not None:
        yield node, NamedNode(Property.VALUE), measure(quantity.value)
    if quantity.minimum is not None:
        yield node, NamedNode(Property.MINIMUM), measure(quantity.minimum)
    if quantity.maximum is not None:
        yield node, NamedNode(Property.MAXIMUM), measure(quantity.maximum)
    if quantity.approximate:
        yield node, NamedNode(Property.APPROXIMATE), boolean(True)
    if quantity.unit:
        yield node, NamedNode(Property.UNIT), text(quantity.unit)
    if quantity.scope:
        yield node, NamedNode(Property.SCOPE), text(quantity.scope.value)
    if quantity.as_of:
        yield node, NamedNode(Property.AS_OF), edtf(quantity.as_of)
    for mention in quantity.counts:
        yield node, NamedNode(Property.COUNTS), iris.entity(graph.entity(mention).id)
