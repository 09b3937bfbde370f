"""Word lists as they are easiest to read and to sort: one string."""


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which stand apart by white space."""
    return frozenset(text.split())
