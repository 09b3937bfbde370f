"""Build the vocabulary and the lemma and feature tables from the training sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kzgraph.languages.nl.annotate.encoding import Vocabulary
from training.edit_scripts import make_script
from training.treebank import NAME_TYPES, NO_NAME, Sentence, Token

# Tuned on nothing: the least counts that keep rare noise out and the files small.
MIN_WORD_COUNT = 2
MIN_CHAR_COUNT = 5
MIN_SCRIPT_COUNT = 3
MIN_TABLE_AGREEMENT = 0.9
MIN_CURRENT_COUNT = 10


def build_vocabulary(train: Sequence[Sentence]) -> Vocabulary:
    """Words, characters and labels in order of falling count (then as first met)."""
    tokens = [token for sentence in train for token in sentence]
    words = Counter(token.form.lower() for token in tokens)
    chars = Counter(c for token in tokens for c in token.form)
    scripts = Counter(make_script(token.form, token.lemma) for token in tokens)
    bio = [NO_NAME, *(f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in "BI")]
    return Vocabulary.from_lists(
        {
            "words": [w for w, n in words.most_common() if n >= MIN_WORD_COUNT],
            "chars": [c for c, n in chars.most_common() if n >= MIN_CHAR_COUNT],
            "upos": [v for v, _ in Counter(t.upos for t in tokens).most_common()],
            "xpos": [v for v, _ in Counter(t.xpos for t in tokens).most_common()],
            "deprels": [v for v, _ in Counter(t.deprel for t in tokens).most_common()],
            "scripts": [s for s, n in scripts.most_common() if n >= MIN_SCRIPT_COUNT],
            "names": bio,
        }
    )


def build_tables(train: Sequence[Sentence], current: Sequence[Sentence]) -> dict[str, dict[str, dict[str, str]]]:
    """Exact tables: ``lemma[xpos][lower form]`` and ``feats[xpos][lower form]`` with "" as the tag's default.

    A lemma is listed when nine in ten training tokens of that form and tag agree; features are listed where
    they differ from the tag's commonest. Features are learned from the sentences in the `current` convention
    alone for tags that these show often enough.
    """
    return {"lemma": _lemma_table(train), "feats": _feats_table(train, current)}


def _lemma_table(train: Sequence[Sentence]) -> dict[str, dict[str, str]]:
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in (token for sentence in train for token in sentence):
        lemmas[token.xpos, token.form.lower()][token.lemma] += 1
    lemma_table: dict[str, dict[str, str]] = defaultdict(dict)
    for (xpos, form), counts in sorted(lemmas.items()):
        lemma, count = counts.most_common(1)[0]
        if not _is_name_tag(xpos) and count >= MIN_TABLE_AGREEMENT * counts.total():
            lemma_table[xpos][form] = lemma
    return dict(lemma_table)


def _feats_table(train: Sequence[Sentence], current: Sequence[Sentence]) -> dict[str, dict[str, str]]:
    shown = Counter(token.xpos for sentence in current for token in sentence)
    newest = {id(sentence) for sentence in current}
    feats: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    defaults: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in train:
        for token in sentence:
            if id(sentence) in newest or shown[token.xpos] < MIN_CURRENT_COUNT:
                feats[token.xpos, token.form.lower()][token.feats] += 1
                defaults[token.xpos][token.feats] += 1
    feats_table = {xpos: {"": counts.most_common(1)[0][0]} for xpos, counts in sorted(defaults.items())}
    for (xpos, form), counts in sorted(feats.items()):
        common = counts.most_common(1)[0][0]
        if common != feats_table[xpos][""] and not _is_name_tag(xpos):
            feats_table[xpos][form] = common
    return feats_table


def _is_name_tag(xpos: str) -> bool:
    """Names keep their case and are not worth a table."""
    return xpos.startswith(("SPEC", "N|eigen"))


def script_of(token: Token) -> str:
    """The lemma class of a token."""
    return make_script(token.form, token.lemma)
