"""Connected documents: what one of them says can change what the graph says of all the others, and of no more."""

from collections.abc import Callable, Iterable, Iterator

Partners = Callable[[str], set[str]]  # of a document


def connected(documents: Iterable[str], *partners: Partners) -> Iterator[tuple[str, ...]]:
    """Yield the connected sets that hold ``documents``, each sorted; one that nothing is connected with is alone."""
    seen: set[str] = set()
    for start in sorted(documents):
        if start not in seen:
            found, waiting = {start}, [start]
            while waiting:
                one = waiting.pop()
                new = {other for of in partners for other in of(one)} - found
                found |= new
                waiting += new
            seen |= found
            yield tuple(sorted(found))
