"""From chains of mentions to nodes: identifiers, labels, kinds and further names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.entity import Entity
from kzgraph.model.ids import slug
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.resolve.common import is_common, path_of
from kzgraph.resolve.names import folded, without_genitive
from kzgraph.resolve.states import BODY_PREFIX

ENTITY_PREFIX = "entity:"  # of a chain's key that names an entity and not its first mention
ACTORS = frozenset(EntityKind) - {EntityKind.PLACE, EntityKind.THING}
SHARED = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.STATE,
        EntityKind.GOVERNMENT,
        EntityKind.ORGANISATION,
        EntityKind.MEDIA,
        EntityKind.PLACE,
    }
)


def section(kind: EntityKind, *, named: bool) -> str:
    """Return the first part of a node's path: actor, place, thing or group."""
    if kind is EntityKind.PLACE:
        return "place"
    if kind is EntityKind.THING:
        return "thing"
    return "actor" if named else "group"


def node_of_chain(
    key: str, chain: Sequence[Mention], entities: EntityIndex, own: str | None = None, about: str | None = None
) -> Entity:
    """Return the node of a chain. key: "entity:" and the key of an entity or state's body, or the first mention.

    own: key of the state that it is of by its words; about: of the one that the text is about.
    """
    entity = key.removeprefix(ENTITY_PREFIX)
    if entity == key:
        return found_node(chain, own, about)
    known = entities.get(entity)
    stateless = known is not None and known.state is None and known.qid is None
    if known is not None and stateless and is_common(known.label, EntityKind(known.kind)):
        return _one_of_each_state(known, chain, entities, own or about)
    if known is not None:
        return known_node(known, {n for m in chain for n in (m.name, _description(m)) if n}, entities)
    if entity.startswith(BODY_PREFIX):
        return body_node(entity.removeprefix(BODY_PREFIX), chain, entities)
    return found_node(chain, own, about)


def _description(mention: Mention) -> str | None:
    return mention.label if mention.kind is MentionKind.NOMINAL else None


def containers(node: Entity, entities: EntityIndex) -> Iterator[Entity]:
    """Yield the nodes of the places that hold ``node``, from the nearest to the widest."""
    by_id = {node.id}
    while node.located_in is not None and node.located_in not in by_id:
        by_id.add(node.located_in)
        known = entities.get(node.located_in.split("/", 1)[1].replace("-", "_"))
        if known is None:
            return
        node = known_node(known, (), entities)
        yield node


def known_node(known: KnownEntity, mentioned: Iterable[str], entities: EntityIndex) -> Entity:
    """Return the node of a curated entity. mentioned: names that texts used for it, kept as further names."""
    kind = EntityKind(known.kind)
    holder = entities.get(known.located_in) if known.located_in is not None else None
    names = {*known.names, *known.en, *known.ru, *known.metonyms, *mentioned} - {known.label}
    return Entity(
        id=_path(known),
        label=known.label,
        kind=kind,
        names=tuple(sorted(names)),
        same_as=known.qid,
        coordinates=known.coordinates,
        located_in=_path(holder) if holder is not None else None,
        curated=True,
        home=known.state,
    )


def _path(known: KnownEntity) -> str:
    return f"{section(EntityKind(known.kind), named=True)}/{known.key.replace('_', '-')}"


def body_node(key: str, chain: Sequence[Mention], entities: EntityIndex) -> Entity:
    """Return the node of a state's police or army. key: ``{state}:{word}``."""
    state, word = key.split(":", 1)
    known = entities.get(state)
    owner = known.label if known is not None else state
    names = {n for m in chain for n in _names_of(m)}
    adjectives = known.adjectives if known is not None else ()
    label = f"{adjectives[1]} {word}" if len(adjectives) > 1 else f"{word} van {owner}"
    return Entity(
        f"actor/{state.replace('_', '-')}-{slug(word)}", label, EntityKind.BODY, tuple(sorted(names - {label}))
    )


def _one_of_each_state(known: KnownEntity, chain: Sequence[Mention], entities: EntityIndex, home: str | None) -> Entity:
    """The node of what a file has without its state, "Openbaar Ministerie": that of ``home``, by its own row if any."""
    kind = EntityKind(known.kind)
    names = {n for m in chain for n in _names_of(m)} - {known.label}
    own = of_state(known.label, home, entities) if home is not None else []
    if len(own) == 1:
        return known_node(own[0], {known.label, *names}, entities)
    path = path_of(known.label, kind, chain[0].document, home)
    return Entity(f"{section(kind, named=True)}/{path}", known.label, kind, tuple(sorted(names)), home=home)


def of_state(words: str, state: str, entities: EntityIndex) -> list[KnownEntity]:
    """Return the entities that are called by the adjective of a state and ``words``."""
    known = entities.get(state)
    names = [f"{adjective} {words}" for adjective in (known.adjectives if known is not None else ())]
    return list({entity.key: entity for name in names for entity, _ in entities.lookup(name)}.values())


def found_node(chain: Sequence[Mention], own: str | None = None, about: str | None = None) -> Entity:
    """Return the node of a chain of mentions that no entity file knows; own, about: as in ``node_of_chain``.

    A named person, organisation or place is shared by all documents under its fullest name, with its state or document
    when others may bear it; a description or a named thing of unsure kind belongs to its document.
    """
    named = [m for m in chain if m.name is not None]
    label = fullest_name(named) if named else usual_label(chain)
    kind = _kind(named or chain)
    shared = bool(named) and kind in SHARED
    names = {n for m in chain for n in _names_of(m)} - {label}
    document = None if shared else chain[0].document
    first = min(chain, key=lambda m: m.start)
    common = shared and is_common(label, kind)
    home = own or about if common else own if shared and kind is EntityKind.PERSON else None
    path = (
        path_of(label, kind, first.document, home)
        if shared
        else f"{first.document}-{slug(label, limit=40)}-{first.start}"
    )
    return Entity(
        id=f"{section(kind, named=bool(named))}/{path}",
        label=label,
        kind=kind,
        names=tuple(sorted(names)),
        document=document,
        home=home,
    )


def fullest_name(named: Sequence[Mention]) -> str:
    """Return the longest name of a chain, genitives undone when the bare form occurs too."""
    names = [m.name or "" for m in named]
    bare = {folded(n) for n in names}
    cleaned = [without_genitive(n) if folded(without_genitive(n)) in bare else n for n in names]
    return max(sorted(set(cleaned)), key=lambda n: (len(n.split()), Counter(cleaned)[n], len(n)))


def usual_label(chain: Sequence[Mention]) -> str:
    """Return the label that the text uses most for a description; the earlier one when two are as frequent."""
    descriptions = [m for m in chain if m.kind is not MentionKind.PRONOUN] or list(chain)
    counts = Counter(m.label for m in descriptions)
    return max(descriptions, key=lambda m: (counts[m.label], -m.start)).label


def _kind(chain: Sequence[Mention]) -> EntityKind:
    """The kind that most mentions have; things count least, since they are what is left when nothing shows the kind."""
    counts = Counter(m.entity_kind for m in chain if m.kind is not MentionKind.PRONOUN) or Counter(
        m.entity_kind for m in chain
    )
    order = list(EntityKind)
    return max(counts, key=lambda k: (k is not EntityKind.THING, counts[k], -order.index(k)))


def _names_of(mention: Mention) -> Iterable[str]:
    if mention.kind is MentionKind.PRONOUN:
        return ()
    return (mention.name,) if mention.name is not None else (mention.label,)
