"""A language in a folder of the user: words and a pipeline are enough for claims, with no line of code."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from toy import toy_language

from kzgraph.ingest.article import make_article
from kzgraph.pipeline.language import load_language, load_reader
from kzgraph.settings import Settings

CODE = "eo"  # of Esperanto, for which spaCy has no more than the name
FILE = 'name = "Toy"\nwords = "la kaj en de al"\n'
FRAMES = """[[frame]]
verb = "sendi"
event = "Deployment"
when = { obj = ["@forces"] }
roles = { subj = "actor", obj = "theme", al = "recipient" }
example = "La rego sendis 20 soldatojn al Lima."
"""
CLASSES = """[[class]]
name = "forces"
definition = "Soldiers."
example = "La soldatoj venis."
words = ["soldato"]
"""
WORDS = """[[words]]
name = "negations"
example = "Li ne venis."
words = ["ne"]
"""
EPISTEMIC = """[[epistemic]]
word = "ne"
kind = "adverb"
polarity = "Negated"
example = "La rego ne sendis 20 soldatojn al Lima."
"""
TREE = {  # word -> lemma, part of speech, relation, what it hangs on
    "La": ("la", "DET", "det", "rego"),
    "rego": ("rego", "NOUN", "nsubj", "sendis"),
    "ne": ("ne", "ADV", "advmod", "sendis"),
    "sendis": ("sendi", "VERB", "ROOT", "sendis"),
    "20": ("20", "NUM", "nummod", "soldatojn"),
    "soldatojn": ("soldato", "NOUN", "obj", "sendis"),
    "al": ("al", "ADP", "case", "Lima"),
    "Lima": ("Lima", "PROPN", "obl", "sendis"),
    ".": (".", "PUNCT", "punct", "sendis"),
}


@Language.component("toy_parser")
def parse(doc: Doc) -> Doc:
    """Parse the one sentence that there is."""
    at = {token.text: token for token in doc}
    for token in doc:
        token.lemma_, token.pos_, token.dep_, head = TREE[token.text]
        token.head = at[head]
    return doc


class Toy(Language):
    """The pipeline that a user has for it."""

    lang = CODE


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    lexicon = toy_language(tmp_path, monkeypatch, code=CODE, file=FILE)
    for name, text in (("frames_all", FRAMES), ("classes", CLASSES), ("words", WORDS), ("epistemic", EPISTEMIC)):
        (lexicon / f"{name}.toml").write_text(text, "utf-8")
    nlp = Toy()
    nlp.add_pipe("toy_parser", name="parser")
    nlp.add_pipe("toy_lemmas", name="lemmatizer")
    monkeypatch.setattr("kzgraph.annotate.external.load_pipeline", lambda name: nlp)
    return Settings(language=CODE, models=((CODE, "toy"),))


@Language.component("toy_lemmas")
def lemmas(doc: Doc) -> Doc:
    """The parser set them."""
    return doc


@pytest.mark.parametrize(("text", "polarity"), [("La rego sendis 20 soldatojn al Lima.", "Affirmed")])
def test_a_sentence_is_read(text: str, polarity: str, settings: Settings) -> None:
    article = make_article(text, "toy.txt")
    assert article.language == CODE
    table, extraction = load_reader(settings)(article)
    (claim,) = extraction.claims()
    texts = {str(p.role): next(m.text for m in table.mentions if m.id == p.mention) for p in claim.participants}
    assert (claim.event_class, claim.lemma, claim.polarity) == ("Deployment", "sendi", polarity)
    assert texts == {"actor": "La rego", "theme": "20 soldatojn", "recipient": "Lima"}
    assert claim.quantity is not None and claim.quantity.value == "20"
    assert all(mention.language == CODE for mention in table.mentions)


def test_it_is_resolved_and_negated(settings: Settings) -> None:
    reading = load_language(settings)(make_article("La rego ne sendis 20 soldatojn al Lima.", "toy.txt"))
    assert [claim.polarity for claim in reading.claims] == ["Negated"]
    assert "place/lima" in {node.id for node in reading.nodes}
