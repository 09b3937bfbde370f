"""Claims, their attributions and quantities as triples."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kzgraph.model.claim import Attribution, Claim, Quantity, Role, TimeSpan
from kzgraph.model.entity import ResolvedGraph, Run
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import boolean, decimal, edtf, integer, number, text, words
from kzgraph.rdf.triples import TYPE, Triple, named
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
    """Yield the triples of ``claim``, its attributions and quantities. language: BCP 47 code of its words."""
    node = iris.claim(claim.id)
    evidence = iris.passage(claim.document, claim.evidence.start, claim.evidence.end)
    yield node, TYPE, named(Class.CLAIM)
    yield node, named(Property.PROPERTY), named(kz(claim.property))
    yield node, named(Property.MODALITY), named(MODALITY[claim.modality])
    yield node, named(Property.POLARITY), named(POLARITY[claim.polarity])
    yield node, named(Property.LEMMA), text(claim.lemma)
    yield node, named(Property.TRIGGER), integer(claim.trigger)
    yield node, named(Property.CONFIDENCE), decimal(claim.confidence)
    yield node, named(Property.EVIDENCE), evidence
    yield node, named(Property.DERIVED_FROM), iris.document(claim.document)
    yield node, named(Property.GENERATED_BY), iris.run(run.id)
    if claim.rule:
        yield node, named(Property.RULE), text(claim.rule)
    if claim.id in graph.event_of:
        yield node, named(Property.DESCRIBES), iris.event(graph.event_of[claim.id])
    if claim.frame_text:
        yield node, named(Property.FRAME_TEXT), words(claim.frame_text, language)
    if claim.content:
        yield node, named(Property.CONTENT), words(claim.content, language)
    yield from _participants(graph, claim, node, language, iris)
    yield from _sources(graph, claim, node, language, iris)
    yield from _time(node, claim.time, language)
    yield from _resolutions(graph, claim, node)
    for quantity in claim.quantities:
        number_node = quantity_iri(graph, quantity, iris)
        yield node, named(Property.QUANTITY), number_node
        yield from _quantity(graph, quantity, number_node, language, iris)


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


def _participants(
    graph: ResolvedGraph, claim: Claim, node: NamedNode, language: str, iris: Iris
) -> Iterator[Triple]:
    for participant in claim.participants:
        role, role_text = ROLE_PROPERTY[participant.role]
        yield node, named(role), iris.entity(graph.entity(participant.mention).id)
        yield node, named(role_text), words(graph.mentions[participant.mention].text, language)


def _sources(
    graph: ResolvedGraph, claim: Claim, node: NamedNode, language: str, iris: Iris
) -> Iterator[Triple]:
    for attribution in claim.attributions:
        source = graph.entity(attribution.mention)
        yield node, named(Property.ATTRIBUTED_TO), iris.entity(source.id)
        yield node, named(Property.SOURCE_TEXT), words(graph.mentions[attribution.mention].text, language)
        step = iris.attribution(claim, attribution.position, source.id, attribution.cue)
        yield node, named(Property.ATTRIBUTION), step
        yield from _attribution(step, iris.entity(source.id), attribution, language)


def _attribution(
    step: NamedNode, source: NamedNode, attribution: Attribution, language: str
) -> Iterator[Triple]:
    yield step, TYPE, named(Class.ATTRIBUTION)
    yield step, named(Property.SOURCE), source
    yield step, named(Property.POSITION), integer(attribution.position)
    if attribution.cue:
        yield step, named(Property.CUE), words(attribution.cue, language)


def _time(node: NamedNode, time: TimeSpan | None, language: str) -> Iterator[Triple]:
    if time is None:
        return
    if time.edtf:
        yield node, named(Property.TIME), edtf(time.edtf)
    if time.text:
        yield node, named(Property.TIME_TEXT), words(time.text, language)


def _resolutions(graph: ResolvedGraph, claim: Claim, node: NamedNode) -> Iterator[Triple]:
    """Why each mention stands for its node: "actor: Moskou = actor/x: rule: detail"."""
    pairs = [(participant.role.value, participant.mention) for participant in claim.participants]
    pairs += [("source", attribution.mention) for attribution in claim.attributions]
    for role, mention in pairs:
        link = graph.links[mention]
        why = ": ".join(part for part in (link.rule, link.detail) if part)
        reason = f"{role}: {graph.mentions[mention].text} = {link.entity}: {why}"
        yield node, named(Property.RESOLUTION), text(reason)


def _quantity(
    graph: ResolvedGraph, quantity: Quantity, node: NamedNode, language: str, iris: Iris
) -> Iterator[Triple]:
    measure = decimal if quantity.unit else number
    yield node, TYPE, named(Class.QUANTITY)
    yield node, named(Property.LABEL), words(quantity.label, language)
    if quantity.value is not None:
        yield node, named(Property.VALUE), measure(quantity.value)
    if quantity.minimum is not None:
        yield node, named(Property.MINIMUM), measure(quantity.minimum)
    if quantity.maximum is not None:
        yield node, named(Property.MAXIMUM), measure(quantity.maximum)
    if quantity.approximate:
        yield node, named(Property.APPROXIMATE), boolean(True)
    if quantity.unit:
        yield node, named(Property.UNIT), text(quantity.unit)
    if quantity.scope:
        yield node, named(Property.SCOPE), text(quantity.scope.value)
    if quantity.as_of:
        yield node, named(Property.AS_OF), edtf(quantity.as_of)
    for mention in quantity.counts:
        yield node, named(Property.COUNTS), iris.entity(graph.entity(mention).id)
