"""``nlp.add_pipe("kzgraph_claims")``: in our pipeline, on trees built by hand, in two processes, through bytes."""

import dataclasses
import json
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
import srsly
from factory import make_article, tree
from hypothesis import assume, given, settings
from hypothesis import strategies as some
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kzgraph.annotate.packing import MARK, decode, encode
from kzgraph.annotate.pipeline import Annotator, load
from kzgraph.errors import ModelError
from kzgraph.extract.component import Claims
from kzgraph.languages.language import find_language
from kzgraph.model.claim import Claim, Modality, Polarity, Role
from kzgraph.model.mention import EntityKind, Mention
from kzgraph.model.text import Article
from kzgraph.settings import Settings

ROOT = Path(__file__).parents[2]
TEXTS = (
    "Volgens het ministerie van Defensie besloot Peru vrijdag ruim 200 soldaten naar de grens te sturen.",
    "De vakbond ontkent dat hij de fabriek heeft bezet. Bij de rellen in Lima zijn twaalf betogers gedood.",
    "",
    " \n ",
    "Regen",
)
TREE = """
1 Volgens volgens ADP case 3 -
2 de de DET det 3 -
3 politie politie NOUN obl 4 Sing
4 doodden doden VERB root 0 Fin.Past.Plur
5 rebellen rebel NOUN nsubj 4 Plur
6 drie drie NUM nummod 7 -
7 agenten agent NOUN obj 4 Plur
8 in in ADP case 9 -
9 Lima Lima PROPN obl 4 Sing LOC
10 . . PUNCT punct 4 -
"""


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    try:
        own = load(Settings())
    except ModelError as error:
        pytest.skip(f"the Dutch model is not here: {error}")
    own.nlp.add_pipe("kzgraph_claims")
    return own


@pytest.fixture(scope="module")
def nlp(annotator: Annotator) -> Language:
    return annotator.nlp


def test_a_hand_built_tree_gives_claims() -> None:
    doc = Claims()(tree(TREE))
    (claim,) = doc._.kz_claims
    named = {one.id: one for one in doc._.kz_mentions}
    assert all(isinstance(one, Mention) for one in doc._.kz_mentions)
    assert (claim.property, claim.lemma, claim.modality, claim.polarity) == (
        *("kills", "doden"),
        *(Modality.ASSERTED, Polarity.AFFIRMED),
    )
    roles = {one.role: named[one.mention].label for one in claim.participants}
    assert roles == {Role.ACTOR: "rebellen", Role.TARGET: "agenten", Role.PLACE: "Lima"}
    assert [named[one.mention].label for one in claim.attributions] == ["politie"]
    assert claim.quantity is not None and claim.quantity.value == "3"
    assert claim.evidence.quote == doc.text[claim.evidence.start : claim.evidence.end]
    assert next(one for one in doc._.kz_mentions if one.label == "Lima").entity_kind is EntityKind.PLACE


def test_nothing_else_of_a_doc_changes() -> None:
    doc, same = Claims()(tree(TREE)), tree(TREE)
    attributes = ["HEAD", "DEP", "POS", "TAG", "LEMMA", "MORPH", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    assert (doc.to_array(attributes) == same.to_array(attributes)).all()
    assert set(doc.user_data) == {"kz_mentions", "kz_claims"}


def test_names_of_the_user_are_known(tmp_path: Path) -> None:
    file = tmp_path / "namen.toml"
    row = '[[entity]]\nkey = "grauwstad"\nkind = "place"\nlabel = "Grauwstad"\nnames = ["Grauwstad"]\n'
    file.write_text(row, "utf-8")
    doc = Claims([str(file)])(tree(TREE.replace("Lima", "Grauwstad")))
    assert "grauwstad" in {one.entity for one in doc._.kz_mentions}


def test_our_pipeline_says_what_a_build_says(annotator: Annotator) -> None:
    nlp = annotator.nlp
    articles = [make_article(text) for text in TEXTS if text.strip()]
    with nlp.select_pipes(disable="kzgraph_claims"):
        docs = list(annotator.annotate(articles))
    for article, doc in zip(articles, docs, strict=True):
        read = Claims()(doc)
        again = nlp.make_doc(article.text)
        again._.kz_article = article
        assert nlp(again)._.kz_claims == read._.kz_claims
        assert {claim.document for claim in read._.kz_claims} <= {article.id}
    assert sum(len(doc._.kz_claims) for doc in docs) >= 4


def test_the_date_of_the_article_places_a_weekday(nlp: Language) -> None:
    text = "In Lima zijn vrijdag twaalf betogers gedood."
    doc = nlp.make_doc(text)
    doc._.kz_article = make_article(text, published="2022-01-08")
    assert [claim.time.edtf for claim in nlp(doc)._.kz_claims] == ["2022-01-07"]
    assert [claim.time.edtf for claim in nlp(text)._.kz_claims] == [None]


def test_two_processes_say_what_one_says(nlp: Language) -> None:
    one, two = list(nlp.pipe(TEXTS)), list(nlp.pipe(TEXTS, n_process=2, batch_size=2))
    assert [doc._.kz_claims for doc in one] == [doc._.kz_claims for doc in two]
    assert [doc._.kz_mentions for doc in one] == [doc._.kz_mentions for doc in two]
    assert [bool(doc._.kz_claims) for doc in two] == [True, True, False, False, False]


def test_claims_go_through_bytes_and_back(nlp: Language) -> None:
    doc = nlp.make_doc(TEXTS[0])
    doc._.kz_article = make_article(TEXTS[0])
    doc = nlp(doc)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (kept,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(nlp.vocab)
    for other in (back, kept):
        assert other._.kz_claims == doc._.kz_claims and other._.kz_mentions == doc._.kz_mentions
        assert other._.kz_article == doc._.kz_article and isinstance(other._.kz_claims, tuple)


@settings(max_examples=50)
@given(some.one_of(some.from_type(Claim), some.from_type(Mention), some.from_type(Article)))
def test_any_record_is_the_same_after_packing(record: object) -> None:
    """JSON takes the same from a record as msgpack: tuples and enumerations."""
    assume(" nan" not in repr(record).replace("=", " "))
    assert json.loads(json.dumps(record, default=encode), object_hook=decode) == record


def test_only_our_records_are_made_and_another_version_is_told() -> None:
    Claims()
    for foreign in ({MARK: "Path", "x": 1}, {MARK: 3}, {"a": {MARK: None}}):
        assert srsly.msgpack_loads(srsly.msgpack_dumps(foreign)) == foreign
    claim = next(iter(Claims()(tree(TREE))._.kz_claims))
    packed = encode(claim)
    assert packed.keys() == {MARK, *(one.name for one in dataclasses.fields(claim))}
    for wrong in ({**packed, "colour": 1}, {**packed, "modality": "Dreamed"}, {MARK: "Claim"}):
        with pytest.raises(ModelError, match="a Claim in this Doc was packed by another version"):
            srsly.msgpack_loads(srsly.msgpack_dumps(wrong))


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ({}, "no DEP annotation; put a parser before it"),
        ({"deps": ["ROOT"], "heads": [0]}, "no POS annotation"),
        ({"deps": ["ROOT"], "heads": [0], "pos": ["NOUN"]}, "no LEMMA annotation; put a lemmatizer before it"),
    ],
)
def test_what_a_doc_lacks_is_told(annotation: dict[str, list[str]], message: str) -> None:
    doc = Doc(spacy.blank("nl").vocab, words=["Regen"], **annotation)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match=message):
        Claims()(doc)


def test_an_english_pipeline_will_do() -> None:
    name = next(filter(spacy.util.is_package, find_language("en").models), None)
    if name is None:
        pytest.skip("no English pipeline is installed")
    nlp = spacy.load(name)
    nlp.add_pipe("kzgraph_claims")
    doc = nlp("According to the police, rebels killed three officers in Lima.")
    labels = {one.id: one.label for one in doc._.kz_mentions}
    (claim,) = doc._.kz_claims
    assert (claim.property, claim.quantity.value) == ("kills", "3")
    assert [labels[one.mention] for one in claim.attributions] == ["police"]
    assert doc[8].dep_ == "dobj"  # as its own parser has it


def test_an_article_of_another_text_is_refused() -> None:
    doc = tree(TREE)
    Claims()
    doc._.kz_article = make_article("Iets anders.")
    with pytest.raises(ModelError, match="another text"):
        Claims()(doc)


def test_a_pipeline_that_will_not_do_is_refused() -> None:
    with pytest.raises(ModelError, match="language 'fi', kzgraph reads nl"):
        spacy.blank("fi").add_pipe("kzgraph_claims")
    nlp = spacy.blank("nl")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match="lacks the Universal Dependencies relation"):
        nlp.add_pipe("kzgraph_claims")


def test_a_saved_pipeline_keeps_its_settings(tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("kzgraph_claims", config={"entities": ["namen.toml"]})
    nlp.to_disk(tmp_path / "nlp")
    pipe = spacy.load(tmp_path / "nlp").get_pipe("kzgraph_claims")
    assert isinstance(pipe, Claims) and pipe.entities == ("namen.toml",)
    assert isinstance(spacy.blank("nl").from_bytes(nlp.to_bytes()), Language)


def test_the_entry_points_lead_somewhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    points = project["entry-points"]
    assert {"spacy_factories", "srsly_msgpack_encoders", "srsly_msgpack_decoders"} <= set(points)
    for address in (address for group in points.values() for address in group.values()):
        module, _, name = address.partition(":")
        assert callable(getattr(import_module(module), name))
