"""A document is annotated as it is alone, whatever else is: its sentences share no batch with those of others."""

from spacy.tokens import Doc

from kzgraph.annotate.extensions import segments_of
from kzgraph.annotate.pipeline import load
from kzgraph.ingest.article import make_article
from kzgraph.model.text import Article
from kzgraph.settings import Settings

TEXTS = (
    "De burgemeester van Zwolle ontkende maandag dat de brug op instorten staat. De bond eist onderzoek.",
    "Drie vissers verdronken bij IJmuiden. “We zagen niets”, zei een schipper.\n\nDe kustwacht zoekt nog naar hen.",
    "Chili stuurt 150 soldaten naar de grens met Peru, aldus het ministerie van Defensie in Santiago.",
)


def test_each_document_is_annotated_as_alone() -> None:
    annotator = load(Settings())
    articles = [make_article(text, f"{number}.txt") for number, text in enumerate(TEXTS)]
    alone = {article.id: told(doc) for article in articles for doc in annotator.annotate([article])}
    for together in (articles, articles[::-1], [articles[1], *articles, articles[1]]):
        assert [told(doc) for doc in annotator.annotate(together)] == [alone[article.id] for article in together]
    assert list(annotator.annotate([])) == []


def told(doc: Doc) -> tuple[object, ...]:
    words = [(t.text, t.idx, t.head.i, t.dep_, t.pos_, t.tag_, t.lemma_, str(t.morph), t.ent_type_) for t in doc]
    article: Article = doc._.kz_article
    return article.id, words, segments_of(doc), tuple(doc._.kz_doubts)
