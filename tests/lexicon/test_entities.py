"""The index of curated names: genitives, capitals, hyphens, the longest match, adjectives and metonyms."""

import pytest

from kzgraph.lexicon.entities import EntityIndex, NameKind
from kzgraph.lexicon.schema import KnownEntity


@pytest.fixture
def index() -> EntityIndex:
    return EntityIndex(
        [
            KnownEntity(
                "ruritania",
                "state",
                "Ruritanië",
                names=("RR",),
                adjectives=("Ruritaans", "Ruritaanse"),
                demonyms=("Ruri",),
            ),
            KnownEntity(
                "ruritania_government",
                "government",
                "Ruritaanse regering",
                metonyms=("Strelsau", "het Slot"),
                state="ruritania",
            ),
            KnownEntity("strelsau", "place", "Strelsau", located_in="ruritania"),
            KnownEntity("zenda", "person", "Anton Zenda", names=("Zenda",), en=("Antony Zenda",), ru=("Антон Зенда",)),
            KnownEntity("zenda_castle", "place", "Kasteel Zenda"),
            KnownEntity("fritz_island", "place", "Nieuw-Fritz"),
            KnownEntity("union", "organisation", "Unie van Ruritanië", names=("UvR",)),
        ]
    )


def keys(index: EntityIndex, text: str) -> list[tuple[str, int, int]]:
    return [(m.entity.key, m.start, m.end) for m in index.find(text.split())]


def test_names_are_found_from_the_left(index: EntityIndex) -> None:
    assert keys(index, "Zenda reisde naar Ruritanië .") == [("zenda", 0, 1), ("ruritania", 3, 4)]


@pytest.mark.parametrize("name", ["Zendas", "Zenda's", "Zenda’s", "Ruritaniës", "Strelsau's"])
def test_genitives(index: EntityIndex, name: str) -> None:
    assert len(index.find([name])) == 1


def test_the_longest_name_wins(index: EntityIndex) -> None:
    assert keys(index, "de Unie van Ruritanië en Kasteel Zenda") == [("union", 1, 4), ("zenda_castle", 5, 7)]
    assert keys(index, "Anton Zenda") == [("zenda", 0, 2)]


def test_a_name_needs_its_capitals(index: EntityIndex) -> None:
    assert keys(index, "een zenda in ruritanië") == []
    assert keys(index, "ZENDA") == [("zenda", 0, 1)]
    assert keys(index, "rr") == []
    assert keys(index, "RR") == [("ruritania", 0, 1)]


def test_accents_and_soft_hyphens_do_not_matter(index: EntityIndex) -> None:
    assert keys(index, "Ruritanie") == [("ruritania", 0, 1)]
    assert keys(index, "Ruri\xadtanië") == [("ruritania", 0, 1)]


def test_hyphens_are_words_of_their_own(index: EntityIndex) -> None:
    assert keys(index, "in Nieuw - Fritz") == [("fritz_island", 1, 4)]
    assert [e.key for e, _ in index.lookup("Nieuw-Fritz")] == ["fritz_island"]


def test_english_names_count_and_russian_ones_do_not(index: EntityIndex) -> None:
    assert keys(index, "Antony Zenda") == [("zenda", 0, 2)]
    assert keys(index, "Антон Зенда") == []


def test_a_name_before_a_demonym_before_a_metonym(index: EntityIndex) -> None:
    assert [(e.key, kind) for e, kind in index.lookup("Strelsau")] == [("strelsau", NameKind.NAME)]
    assert [(e.key, kind) for e, kind in index.lookup("Ruri")] == [("ruritania", NameKind.DEMONYM)]


def test_metonyms_lead_to_the_government(index: EntityIndex) -> None:
    for name in ("Strelsau", "het Slot"):
        found = index.metonym(name)
        assert found is not None and found.key == "ruritania_government"
    assert index.metonym("Zenda") is None
    government = index.government_of("ruritania")
    assert government is not None and government.key == "ruritania_government"
    assert index.government_of("strelsau") is None


def test_adjectives_need_a_capital(index: EntityIndex) -> None:
    found = index.by_adjective("Ruritaanse")
    assert found is not None and found.key == "ruritania"
    assert index.by_adjective("ruritaanse") is None
    assert index.by_adjective("Zenda") is None


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [KnownEntity("b", "place", "Elfberg"), KnownEntity("a", "person", "Elfberg")]
    assert EntityIndex(rows).lookup("Elfberg")[0][0].key == EntityIndex(rows[::-1]).lookup("Elfberg")[0][0].key == "a"
