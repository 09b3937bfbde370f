"""Web pages: article text, headings, metadata; nothing is fetched."""

import socket
from pathlib import Path

import pytest

from kzgraph.errors import InputError
from kzgraph.ingest import read_all
from kzgraph.ingest.webpage import looks_like_html, read_page
from kzgraph.model.text import Article, BlockKind

FIRST = "De politie heeft vijf mensen aangehouden in de stad. Zij zitten nog vast, zegt een woordvoerder."
SECOND = "Het water staat hoog in de rivier. De dijken houden het volgens het waterschap nog wel een week."
PAGE = f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="{{charset}}"><title>Vijf mensen opgepakt | De Proef</title>
<meta property="og:site_name" content="De Proef">
<meta property="og:title" content="Vijf mensen opgepakt in stad">
<meta property="article:published_time" content="2022-01-07T16:45:00+01:00">
<link rel="canonical" href="https://deproef.test/nieuws/vijf">
<script>var x = "De politie liegt.";</script></head>
<body><nav><ul><li><a href="/">Voorpagina</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Vijf mensen opgepakt in stad</h1><p>{FIRST}<br>Hij noemde ‘één’ naam: &lt;script&gt;.</p>
<h2>Hoog water</h2><p>{SECOND} <b>Dat</b> is <a href="/x">veel</a>   later.</p></article>
<footer>Contact en voorwaarden</footer></body></html>"""


def read(tmp_path: Path, data: bytes, name: str = "a.html") -> Article:
    path = tmp_path / name
    path.write_bytes(data)
    (article,) = read_all([path]).articles
    return article


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("reading a page must not use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("codec", ["utf-8", "windows-1252", "utf-16"])
def test_page(tmp_path: Path, codec: str) -> None:
    article = read(
        tmp_path, PAGE.replace("{charset}", codec).encode("cp1252" if codec == "windows-1252" else codec)
    )
    words = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert words == [
        (BlockKind.HEADING, "Vijf mensen opgepakt in stad"),
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.PARAGRAPH, "Hij noemde ‘één’ naam: <script>."),
        (BlockKind.HEADING, "Hoog water"),
        (BlockKind.PARAGRAPH, SECOND + " Dat is veel later."),
    ]
    assert article.title == "Vijf mensen opgepakt in stad"
    assert article.published == "2022-01-07"
    assert article.publisher == "De Proef"
    assert article.url == "https://deproef.test/nieuws/vijf"
    assert article.file_name == "a.html"


def test_a_false_declaration_does_no_harm(tmp_path: Path) -> None:
    assert "‘één’" in read(tmp_path, PAGE.replace("{charset}", "iso-8859-1").encode("utf-8")).text


def test_manifest_comes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html.toml").write_text('publisher = "Beter bekend"\n', encoding="utf-8")
    article = read(tmp_path, PAGE.encode("utf-8"))
    assert (article.publisher, article.published) == ("Beter bekend", "2022-01-07")


def test_a_date_far_ahead_is_read_on_any_day() -> None:
    page = read_page(PAGE.replace("2022-01-07", "2150-01-07"))
    assert page.metadata.date == "2150-01-07"


def test_small_page() -> None:
    assert read_page(f"<html><body><p>{FIRST}</p></body></html>").text == FIRST


def test_xhtml_with_a_declaration() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p></body></html>'
    assert read_page(page).text == FIRST


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><nav>Menu</nav></body></html>", "<" * 9999, "<!doctype html>"]
)
def test_pages_without_an_article(page: str) -> None:
    with pytest.raises(InputError, match="; "):
        read_page(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff \n<html>", True),
        ('<?xml version="1.0"?><html>', True),
        ("Tekst <html>", False),
        ("<rss>", False),
    ],
)
def test_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected
