"""Words as they are compared: without accents, in lower case."""

import unicodedata


def plain(word: str) -> str:
    """Return ``word`` without soft hyphens and accents, with a straight apostrophe, in lower case."""
    if word.isascii():
        return word.lower()  # nearly always
    decomposed = unicodedata.normalize("NFKD", word.replace("\xad", "").replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
