"""Pieces of text as tokens of a Doc whose text is the text, whatever the language."""

import re
from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def words_and_spaces(pieces: Iterable[str]) -> tuple[list[str], list[bool]]:
    """Return spaCy's ``words`` and ``spaces``: one blank belongs to the token before it, other white space
    is a token.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece.isspace():
            if piece[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                piece = piece[1:]
            if not piece:
                continue
        words.append(piece)
        spaces.append(False)
    return words, spaces


def visible(word: str) -> str:
    """Return ``word`` without soft hyphens and other invisible characters, with plain hyphens and
    apostrophes.
    """
    if word.isascii():
        return word
    return INVISIBLE.sub("", word).replace("\u2010", "-").replace("\u2011", "-").replace("ʼ", "’")


def make_doc(vocab: Vocab, words: list[str], spaces: list[bool]) -> Doc:
    """Return a Doc of ``words``; the NORM of a word that holds invisible characters is the word without
    them.
    """
    doc = Doc(vocab, words=words, spaces=spaces)
    for index, word in enumerate(words):
        if not word.isascii() and INVISIBLE.search(word):
            doc[index].norm_ = visible(word).lower()
    return doc
