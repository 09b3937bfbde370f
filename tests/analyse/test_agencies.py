"""Credits of news agencies: the rows of the data file, and where they are looked for."""

import tomllib
from pathlib import Path

import pytest

from kzgraph.analyse import agencies as module
from kzgraph.analyse.agencies import Agency, Credit, agencies, agency_of, credit_forms, credited, credits_of
from kzgraph.errors import LexiconError
from kzgraph.model.text import Article, Block, BlockKind


@pytest.mark.parametrize("row", agencies(), ids=lambda row: row.name)
def test_agency(row: Agency) -> None:
    assert row.name in credited(row.example)
    assert all(agency_of(name) == row.name for name in (row.name, *row.names))


@pytest.mark.parametrize("row", credit_forms(), ids=lambda row: row.example)
def test_credit(row: Credit) -> None:
    assert credited(row.example)
    assert not credited(row.counterexample)


def test_each_form_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for row in credit_forms():
        with monkeypatch.context() as patch:
            patch.setattr(module, "credit_forms", lambda one=row: tuple(r for r in credit_forms() if r != one))
            assert not credited(row.example), row.form


def article(text: str, *blocks: tuple[int, int, BlockKind], publisher: str | None = None) -> Article:
    return Article(text, "a.txt", "0" * 64, tuple(Block(*block) for block in blocks), publisher=publisher)


BODY = "De dijk bij Zijl is hersteld."
HEAD = "ZIJL (ANP/DPA) - "


def test_credits_of_an_article() -> None:
    dateline = article(HEAD + BODY, (len(HEAD), len(HEAD + BODY), BlockKind.PARAGRAPH))
    assert credits_of(dateline) == ("ANP", "dpa")
    signed = article(f"{BODY} (Belga).", (0, len(BODY) + 9, BlockKind.PARAGRAPH))
    assert credits_of(signed) == ("Belga",)
    picture = article(f"Beeld REUTERS\n{BODY}", (0, 13, BlockKind.META), (14, 14 + len(BODY), BlockKind.PARAGRAPH))
    assert credits_of(picture) == ()
    published = article(BODY, (0, len(BODY), BlockKind.PARAGRAPH), publisher="Associated Press")
    assert credits_of(published) == ("AP",)


def test_an_agency_that_the_text_only_quotes_is_no_credit() -> None:
    text = "De dijk is hersteld, meldt persbureau Reuters. Het filmpje (AFP) ging rond. Daarna bleef het stil."
    assert credits_of(article(text, (0, len(text), BlockKind.PARAGRAPH))) == ()


def test_a_wrong_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "agencies.toml"
    file.write_text('[[agency]]\nname = "X"\nnmaes = ["Y"]\nexample = "(X)"\n')
    monkeypatch.setattr(module, "DATA", file)
    with pytest.raises(LexiconError, match=r"agencies.toml: \[\[agency\]\] number 1: unknown key 'nmaes'"):
        agencies.__wrapped__()
    file.write_text("= 1")
    with pytest.raises(LexiconError, match="cannot be read as TOML"):
        agencies.__wrapped__()


def test_the_file_holds_two_tables() -> None:
    assert set(tomllib.loads(module.DATA.read_text("utf-8"))) == {"agency", "credit"}
