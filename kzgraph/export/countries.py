"""The country that a node is or lies in, by certain ids alone: never by a name."""

from kzgraph.export.contents import Contents, Node

_LENGTH = 2  # longer codes are of states that are no more, or of parts of states


def state_of(contents: Contents, node: Node) -> Node | None:
    """Return the state that a node is, or that holds the place that it is."""
    seen: set[str] = set()
    found: Node | None = node
    while found and found.kind != "State" and found.id not in seen:
        seen.add(found.id)
        found = contents.nodes.get(found.within or "")
    return found if found and found.kind == "State" else None


def country_code(contents: Contents, node: Node) -> str | None:
    """Return the ISO 3166-1 code ("KZ") of a node's state, by its Wikidata id and the table of FollowTheMoney."""
    from followthemoney.types import registry

    state = state_of(contents, node)
    code = registry.country.clean(state.qid) if state and state.qid else None
    return code.upper() if code and len(code) == _LENGTH else None
