"""The tokenizer: one linear scan that keeps every character, so that token offsets are offsets of the
article.
"""

import re
from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kzgraph.annotate.tokens import make_doc, words_and_spaces
from kzgraph.languages.nl.annotate.abbreviations import FINAL, INNER, TITLES

TOKENIZER: Final = "kz_dutch"
"""Its name in spaCy's registry."""

IN_WORD: Final = "[\\w\u00ad\u200b\u200c\u200d\u2060\u0300-\u036f]"
"""Letters, digits and the invisible characters that web pages leave inside words."""

_APOSTROPHES: Final = "'’ʼ"
_JOINERS: Final = "\\-\u2010\u2011'’ʼ/&+·"
_TLDS: Final = "nl|be|com|org|net|eu|info|nu|tv|ru|kz|gov|edu"
_ORDINARY: Final = frozenset({"in", "wet", "lid", "min", "art", "not"})
_ABBREVIATIONS: Final = sorted((TITLES | INNER | FINAL) - _ORDINARY, key=lambda w: (-len(w), w))

# Host names and mailboxes are bounded, as RFC 1035, 2.3.4 and RFC 5321, 4.5.3.1 bound them: an endless one takes a scan
# that goes back from each of its parts.
_PATTERN: Final = "|".join(
    (
        r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]'’]",
        rf"(?<!\w){IN_WORD}[\w.+-]{{0,63}}@\w[\w-]*(?:\.\w[\w-]*)+",
        r"[@#]\w+",
        rf"(?<!\w)(?:[A-Za-z0-9]{{1,63}}(?:-[A-Za-z0-9]{{1,63}}){{0,8}}\.){{1,16}}(?:{_TLDS})\b(?![{_APOSTROPHES}-]?\w)",
        rf"(?<!\w)(?:[A-Z0-9]{{1,63}}\.){{1,16}}(?:{_TLDS.upper()})\b",
        r"\.{2,}|…",
        r"[!?]{2,}",
        r",,|''|``|--+|=+>|->",
        # 's ochtends, 't, 'n and '90: the apostrophe belongs to the word
        (
            rf"(?<!\w)['’‘](?:s-(?=[A-Z])|(?:s|t|n|k|m|r|ie|tis)\b(?![{_APOSTROPHES}])|\d0(?:er|s)?\b(?![.,]\d))"
            rf"(?:(?<=-){IN_WORD}+)?"
        ),
        r"(?<![\w.])(?:[^\W\d_]{1,2}\.(?:-?[^\W\d_]{1,2}\.)+)(?!\w)",  # o.a., V.S., A.S.
        rf"(?<![\w.])(?i:{'|'.join(map(re.escape, _ABBREVIATIONS))})\.(?![\w.])",
        rf"(?<![\w.°{_JOINERS}])[A-Z]\.(?=[ \u00a0]?[A-Za-z‘'\"(])",  # "J. de Vries", "Mohammed B. is"
        rf"(?:(?<![^\s(])[-−](?=\d))?\d+(?:[.,:]\d+)+(?:[{_JOINERS}]?{IN_WORD}+)*",
        rf"(?:(?<![^\s(])[-−](?=\d))?{IN_WORD}+(?:(?:[{_JOINERS}]|(?<=\d)[.,:](?=\d)){IN_WORD}+)*(?:-(?=\s+(?:en|of|tot|noch)\b))?",
        r"\s+",
        r".",
    )
)
_SCAN: Final = re.compile(_PATTERN)


def split(text: str) -> list[str]:
    """Return the pieces of ``text``, white space included; joined they are ``text`` again."""
    return _SCAN.findall(text)


class DutchTokenizer:
    """A callable for ``nlp.tokenizer``: text in, unannotated Doc out, whose ``doc.text`` is the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return ``text`` as tokens."""
        words, spaces = words_and_spaces(split(text))
        return make_doc(self.vocab, words, spaces)


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def dutch_tokenizer() -> Callable[[Language], DutchTokenizer]:
    """Return what makes the tokenizer of a pipeline, so that spaCy need not first make its own, which takes longer."""
    return lambda nlp: DutchTokenizer(nlp.vocab)
