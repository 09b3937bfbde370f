"""Documents by their sentences, for what is reckoned from the words that documents share."""

from collections.abc import Sequence

from hypothesis import strategies as st

from kzgraph.analyse.texts import Sentence, SourceText


def document(name: str, *texts: str, credits: Sequence[str] = ()) -> SourceText:
    """Return a document of these sentences, a space between them."""
    sentences, start = [], 0
    for text in texts:
        sentences.append(Sentence(name, start, text))
        start += len(text) + 1
    return SourceText(name, f"{name}.txt", tuple(sentences), tuple(credits))


WORDBANK = ["dijk", "polder", "gemaal", "sluis", "water", "peil", "boer", "land", "regen", "storm"]
SENTENCES = st.lists(st.sampled_from(WORDBANK), min_size=1, max_size=16).map(" ".join)
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.lists(SENTENCES, max_size=4)), max_size=5, unique_by=lambda one: one[0]
).map(lambda made: [document(name, *texts) for name, texts in made])
