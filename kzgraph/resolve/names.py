"""Names as they vary: titles dropped, genitives undone, surnames and acronyms matched to full names."""

import re
import unicodedata

SMALL_WORDS = frozenset({"van", "de", "het", "der", "voor", "en", "of", "the", "and", "in", "op", "te"})


def folded(name: str) -> str:
    """Return ``name`` without accents, articles and outer marks, in lower case, for comparing."""
    text = unicodedata.normalize("NFKD", name.replace("\xad", "").replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"^(de|het|een|the) ", "", " ".join(text.split()))
    return text.strip("'\".,;:()")


def without_genitive(name: str) -> str:
    """Return "Tokajev" for "Tokajevs" and "Anna" for "Anna's"; other names as they are.

    A name in plain "-s" ("Pars") is only cut by a caller that knows the shorter name from elsewhere.
    """
    if name.endswith(("'s", "’s")):
        return name[:-2]
    if name.endswith(("'", "’")):
        return name[:-1]
    return name[:-1] if name.endswith("s") and len(name) > 4 else name


def is_surname_of(short: str, full: str) -> bool:
    """Return whether ``short`` is the family name, or its end, of the full name ("Poetin" of "Vladimir Poetin")."""
    a, b = folded(short).split(), folded(full).split()
    return 0 < len(a) < len(b) and b[-len(a) :] == a


def is_acronym_of(short: str, full: str) -> bool:
    """Return whether ``short`` holds the initials of ``full`` ("OM" of "Openbaar Ministerie")."""
    if not short.isupper() or len(short) < 2:
        return False
    words = [w for w in re.split(r"[\s-]+", full) if w]
    long = "".join(w[0] for w in words).upper()
    brief = "".join(w[0] for w in words if w.lower() not in SMALL_WORDS).upper()
    return short.upper() in {long, brief}
