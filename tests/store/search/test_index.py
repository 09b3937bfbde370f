"""What is found, in which order, and that nothing typed is ever more than words."""

import sqlite3
from pathlib import Path

import pytest
from factory_graph import resolved_graph
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.errors import QueryError
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore
from kzgraph.store.search.entries import Entry, Kind, entries
from kzgraph.store.search.index import Hit, SearchIndex, build
from kzgraph.store.search.opened import search_index
from kzgraph.store.search.terms import terms

QUADS = to_record(resolved_graph()).quads()
INDEX = build(entries(MemoryStore(QUADS)))

TEXTS = (
    "Het leger trok op naar de stad",
    "De stad werd door het tweede leger verdedigd",
    "Gewonde agenten lagen op straat",
    "Een agent raakte gewond",
    "Al-Noor was op straat",
    "Noor zag Al niet",
    "Financiële steun voor de legers",
)
TOLD = build(Entry(Kind.SENTENCE, f"x:{number}", text) for number, text in enumerate(TEXTS))


def found(text: str, index: SearchIndex = TOLD) -> set[int]:
    return {int(hit.entry.iri.removeprefix("x:")) for hit in index.find(text)}


def marked(hit: Hit) -> list[str]:
    return [hit.entry.text[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leger", {0, 1, 6}),
        ("LEGERS", {0, 1, 6}),
        ("leger stad", {0, 1}),
        ("stad leger", {0, 1}),
        ('"het leger"', {0}),
        ('"het leger" stad', {0}),
        ("„het leger”", {0}),
        ('"leger het"', set()),
        ("agent gewonden", {2, 3}),
        ('"agent"', {3}),
        ("agent*", {2, 3}),
        ("ag*", {2, 3}),
        ("str*", {2, 4}),
        ("al-noor", {4}),
        ("al noor", {4, 5}),
        ("financiele", {6}),
        ("financiële steun", {6}),
        ("leger OR agent", set()),
        ("leger NOT stad", set()),
        ("leger AND stad", set()),
        ("plain:leger", set()),
        ("leger) OR (agent", set()),
        ("NEAR(leger stad)", set()),
        ("^het", {0, 1}),
        ("leger -stad", {0, 1}),
        ('"het leger', {0, 1}),
        ("'; DROP TABLE entry; --", set()),
        ("onvindbaar", set()),
    ],
)
def test_what_is_found(text: str, expected: set[int]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["", " ", '""', "***", "- ( ) ^ :", "\x00", '"" ""', "a " * 100])
def test_what_is_nothing_to_search_for(text: str) -> None:
    with pytest.raises(QueryError, match=r"nothing to search for|32 words"):
        TOLD.find(text)


@given(st.text(alphabet="ab*\"“”' ()^:+-{}\\\x00\x1fNEAROT;é", max_size=30))
def test_no_text_is_taken_for_syntax(text: str) -> None:
    for ask in (TOLD.find, TOLD.suggest):
        try:
            hits = ask(text)
        except QueryError:
            continue
        assert all(hit.marks for hit in hits)


@given(st.sampled_from(TEXTS), st.data())
def test_each_word_finds_its_sentence_and_marks_it(text: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(text.split()))
    changed = data.draw(st.sampled_from((word, word.upper(), word.lower(), f'"{word}"', f"{word[:3]}*")))
    hits = [hit for hit in TOLD.find(changed) if hit.entry.text == text]
    assert len(hits) == 1
    assert any(word.casefold().startswith(changed.strip('"*').casefold()[:2]) for word in marked(hits[0]))


def test_marks_stand_on_the_words_that_were_looked_for() -> None:
    (hit,) = TOLD.find("gewonden agent straat")
    assert marked(hit) == ["Gewonde", "agenten", "straat"]
    (hit,) = TOLD.find('"tweede leger"')
    assert marked(hit) == ["tweede leger"]


def test_names_come_first_and_each_node_once() -> None:
    hits = INDEX.find("almaty")
    assert [hit.entry.kind for hit in hits] == sorted((hit.entry.kind for hit in hits), key=list(Kind).index)
    assert hits[0].entry.label == "Almaty"
    names = [hit.entry.iri for hit in INDEX.find("c*") if hit.entry.kind == Kind.NAME]
    assert len(names) == len(set(names))


def test_further_names_find_their_node() -> None:
    assert INDEX.find("csto")[0].entry.label == "CVVO"


def test_suggestions_are_names_that_go_on_the_best_known_first() -> None:
    assert [hit.entry.label for hit in INDEX.suggest("tok")] == ["Kassym-Jomart Tokajev"]
    assert [hit.entry.label for hit in INDEX.suggest("kassym tok")] == ["Kassym-Jomart Tokajev"]
    weights = [hit.entry.weight for hit in INDEX.suggest("a")]
    assert weights == sorted(weights, reverse=True)
    assert INDEX.suggest("zzz") == []


def test_markup_is_text() -> None:
    hits = INDEX.find("alert")
    assert hits
    assert all("<script>" in hit.entry.text for hit in hits)


def test_snippets_hold_the_mark_and_cut_at_spaces() -> None:
    text = " ".join(["woord"] * 60 + ["doel"] + ["woord"] * 60)
    (hit,) = build([Entry(Kind.SENTENCE, "x:0", text)]).find("doel")
    short = hit.snippet(60)
    assert "doel" in short
    assert set(short.split()) == {"…", "woord", "doel"}
    assert len(short) <= 66


@given(st.lists(st.sampled_from(["een", "bijzonderlangewoordenreeks", "doel", "-"]), min_size=1), st.integers(10, 80))
def test_snippets_never_cut_the_mark(pieces: list[str], width: int) -> None:
    (hit,) = build([Entry(Kind.SENTENCE, "x:0", " ".join([*pieces, "doelwit", *pieces]))]).find("doelwit")
    assert "doelwit" in hit.snippet(width)


def test_equal_graphs_give_equal_orders() -> None:
    assert list(entries(MemoryStore(QUADS))) == list(entries(MemoryStore(reversed(QUADS))))


def test_a_large_graph_keeps_its_index_until_it_changes(tmp_path: Path) -> None:
    graph, kept = tmp_path / "graph.nq", tmp_path / ".search.sqlite"
    graph.write_bytes(nquads(QUADS))
    first = search_index(tmp_path, large=0).find("almaty")
    made = kept.stat().st_mtime_ns
    assert search_index(tmp_path, large=0).find("almaty") == first
    assert kept.stat().st_mtime_ns == made
    graph.write_bytes(nquads(QUADS).replace(b"Almaty", b"Astana"))
    assert search_index(tmp_path, large=0).find("almaty") == []
    assert kept.stat().st_mtime_ns != made
    kept.write_bytes(b"no database")
    assert search_index(tmp_path, large=0).find("astana")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".search.sqlite", "graph.nq"]


def test_a_small_graph_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(nquads(QUADS))
    assert search_index(tmp_path / "graph.nq").find("almaty")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]


def test_a_folder_that_cannot_be_written_is_searched_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph.nq").write_bytes(nquads(QUADS))
    real = sqlite3.connect

    def connect(place: object, **more: object) -> sqlite3.Connection:
        if place != ":memory:":
            raise sqlite3.OperationalError("unable to open database file")
        return real(":memory:", **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", connect)
    assert search_index(tmp_path, large=0).find("almaty")


def test_terms() -> None:
    assert [len(term.words) for term in terms('a "b c" d-e*')] == [1, 2, 2]
