"""Words of a text as labels: on one line, without marks that lost their partner."""

import re

# Quotation marks by family; an apostrophe inside a word ("auto’s") is none.
MARKS = tuple(re.compile(p) for p in ('"', "[“”„]", "[«»]", r"(?<!\w)[‘’']|[‘’'](?!\w)"))
_MARKED = re.compile("[\xad‘’'\"“”„«»,;:]")


def tidy(text: str) -> str:
    """Return ``text`` on one line, without soft hyphens, outer punctuation and quotation marks without a partner."""
    if not _MARKED.search(text):
        return " ".join(text.split())  # nearly always
    line = " ".join(text.replace("\xad", "").split()).strip("‘’'\"“”„«»,;: ")
    for marks in MARKS:
        if len(marks.findall(line)) % 2:
            line = marks.sub("", line)
    return " ".join(line.replace(",,", "").split())
