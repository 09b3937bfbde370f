"""Marks in the words of a passage."""

from kzgraph.view.marks import segments
from kzgraph.view.record import Claim, Passage, Records


def claim(exact: str, *, start: int = 100, **more: object) -> Claim:
    """Return a claim whose passage is ``exact`` and starts at offset ``start``."""
    base = {
        "iri": "c",
        "property": "does",
        "cls": "Action",
        "lemma": "x",
        "modality": "Asserted",
        "polarity": "Affirmed",
    }
    span = Passage(exact, start, start + len(exact))
    return Claim(document="d", participants={}, passage=span, **{**base, **more})  # type: ignore[arg-type]


def marked(found: list[list[str]]) -> list[tuple[str, str]]:
    """Return the marked words alone."""
    return [(text, mark) for text, mark in found if mark]


def test_trigger_roles_number_and_time_are_marked() -> None:
    exact = "Vrijdag stuurde het bondgenootschap 2500 man naar Almaty."
    found = segments(
        claim(
            exact,
            trigger=100 + exact.index("stuurde"),
            time_text="Vrijdag",
            texts={"actor": ("het bondgenootschap",), "recipient": ("Almaty",)},
        ),
        ["2500 man"],
    )
    assert "".join(text for text, _ in found) == exact
    assert marked(found) == [
        ("Vrijdag", "time"),
        ("stuurde", "trigger"),
        ("het bondgenootschap", "actor"),
        ("2500 man", "number"),
        ("Almaty", "recipient"),
    ]


def test_parts_of_words_and_absent_words_are_not_marked() -> None:
    found = segments(claim("De politieagenten kwamen.", texts={"actor": ("politie", "leger")}), [])
    assert marked(found) == []


def test_marks_do_not_overlap_and_the_trigger_stays_inside_a_phrase() -> None:
    exact = "de opgepakte man"
    found = segments(claim(exact, trigger=103, texts={"target": (exact,), "theme": ("man",)}), [])
    assert marked(found) == [("de ", "target"), ("opgepakte", "trigger"), (" man", "target")]


def test_offsets_count_code_points() -> None:
    exact = "🙂 Zij vluchtten."
    found = segments(claim(exact, trigger=100 + exact.index("vluchtten")), [])
    assert marked(found) == [("vluchtten", "trigger")]


def test_a_trigger_outside_the_passage_is_no_mark() -> None:
    assert marked(segments(claim("Niets.", trigger=5), [])) == []
    assert marked(segments(claim("Niets.", trigger=900), [])) == []


def test_the_words_of_the_sample_are_whole(records: Records) -> None:
    for one in records.claims:
        assert one.passage is not None
        found = segments(one, [])
        assert "".join(text for text, _ in found) == one.passage.exact
        assert any(mark == "trigger" for _, mark in found), one.iri
