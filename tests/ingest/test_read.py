"""Files and folders to articles, and one clear line for each that gives none."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzgraph.errors import InputError
from kzgraph.ingest import (
    ReadOptions,
    Skipped,
    find_sources,
    make_article,
    read_all,
    read_paths,
)
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article, BlockKind

DUTCH = "De politie heeft vijf mensen aangehouden in de stad. Zij zitten nog vast, zegt een woordvoerder."
OTHER = "Het water staat hoog in de rivier. De dijken houden het volgens het waterschap nog wel."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def one(path: Path, options: ReadOptions | None = None) -> Article | Skipped:
    (item,) = read_paths([path], options or ReadOptions())
    return item


def names(items: Sequence[Article]) -> list[str]:
    return [article.file_name for article in items]


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        DUTCH + "\r\n\r\n" + OTHER + "\r",
        "\ufeff" + DUTCH,
        " \n" + DUTCH + "\u00a0zei\u00adde hij.\n\n",
        "\ufeff date 2022-01 " + DUTCH,
    ],
)
def test_the_text_is_the_file_to_the_byte(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "a.txt", text)
    article = one(path)
    assert isinstance(article, Article)
    assert article.text == text
    assert article.text.encode("utf-8") == path.read_bytes()
    assert article.sha256 == sha256_of(path.read_bytes())
    assert article.file_name == "a.txt"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.lists(
        st.sampled_from((DUTCH, OTHER, "\n", "\r\n", "\ufeff", "‘Kop’", "\u00ad", "é", "\U0001f600")),
        min_size=1,
    ).map("".join)
)
def test_offsets_are_code_points_of_the_file(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "a.txt", text)
    article = one(path, ReadOptions(language="nl"))
    if isinstance(article, Skipped):
        assert not text.replace("\u00ad", "").strip("\n\r\ufeff")
        return
    assert article.text == path.read_bytes().decode("utf-8")
    for block in article.blocks:
        assert (
            article.quote(block.start, block.end)
            == path.read_bytes().decode("utf-8")[block.start : block.end]
        )


@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    text = "De premier van Kirgizië is één dag in België. ‘Het was goed’, zei hij."
    article = one(write(tmp_path, "a.txt", text.encode(codec)))
    assert isinstance(article, Article)
    assert article.text.lstrip("\ufeff") == text


BAD = [
    ("leeg.txt", b"", "an empty file"),
    ("wit.txt", b" \r\n\t\xc2\xa0\n", "only white space"),
    ("merk.txt", b"\xef\xbb\xbf", "only white space"),
    ("meta.txt", b" date 2022-01\nBeeld ANP\n", "only dates and credits"),
    ("plaatje.png", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
    ("plaatje.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
    ("stuk.pdf", b"%PDF-1.7", "a PDF file"),
    ("stuk.docx", b"PK\x03\x04", "office document"),
    ("nul.txt", DUTCH.encode() + b"\x00", "a binary file"),
    ("kapot.txt", DUTCH.encode() + b" Kirgizi\xc3", "broken UTF-8 at byte"),
    ("duits.txt", b"Die Polizei hat in der Stadt vier Menschen verhaftet, und sie sind noch da.", "German"),
    ("russisch.txt", "Полиция задержала пять человек.".encode(), "Cyrillic"),
    ("groot.txt", b"a" * 10_000_000, "10,000,000 characters"),
    ("groot2.txt", (DUTCH * 120_000).encode(), "characters"),
    ("groot.jsonl", b'{"text": "' + b"a" * 10_000_000 + b'"}', "10,000,000 characters"),
    ("groot.csv", b"text\n" + b"a" * 10_000_000, "10,000,000 characters"),
    ("groot.html", b"<html><p>" + b"a" * 10_000_000, "10,000,009 characters"),
    ("kapot.json", b'{"text": ', "broken JSON"),
    ("leeg.csv", b"\n", "first row"),
    ("kop.csv", b"text,title\n", "no rows"),
    ("diep.json", b"[" * 200_000, "broken JSON"),
    ("diep.jsonl", b"[" * 200_000, "nested too deeply"),
]


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[row[0] for row in BAD])
def test_bad_files_give_one_clear_line_quickly(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = write(tmp_path, name, content)
    begin = time.process_time()
    item = one(path)
    assert time.process_time() - begin < 5
    assert isinstance(item, Skipped)
    line = str(item)
    assert line.startswith(str(path)), "the line says where"
    assert words in line, "the line says what"
    assert item.mend, "the line says how to mend it"
    assert "\n" not in line
    with pytest.raises(InputError, match=name):
        read_all([path])


def test_a_paragraph_of_nearly_a_megabyte_works(tmp_path: Path) -> None:
    article = one(write(tmp_path, "lang.txt", DUTCH * 10_000))
    assert isinstance(article, Article)
    assert max(block.end - block.start for block in article.blocks) <= 6000


def test_missing_paths_and_folders_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_paths([tmp_path / "weg"])
    with pytest.raises(InputError, match="no articles in this folder"):
        read_paths([tmp_path])
    write(tmp_path, "sub/plaatje.png", b"\x89PNG")
    write(tmp_path, ".verborgen.txt", DUTCH)
    write(tmp_path, "README.md", DUTCH)
    with pytest.raises(InputError, match="no articles in this folder"):
        read_paths([tmp_path])


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", DUTCH)
    with pytest.raises(InputError, match="weg"):
        read_paths([tmp_path, tmp_path / "weg"])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", DUTCH)
    path.chmod(0)
    item = one(path)
    assert isinstance(item, Skipped)
    assert "Permission denied" in str(item)


def test_a_failing_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", DUTCH)

    def fail(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert str(one(path)) == f"{path}: cannot be read (Permission denied); check its permissions"


def test_folders_are_read_in_depth_and_in_order(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "a/3.txt",
        "1.txt",
        "a/b/c/4.md",
        ".git/5.txt",
        "a/.6.txt",
        "LICENSE",
        "a/README.txt",
    ):
        write(tmp_path, name, f"{DUTCH} Dat was in huis {name}.")
    write(tmp_path, "a/plaatje.png", b"\x89PNG")
    result = read_all([tmp_path])
    assert names(result.articles) == ["1.txt", "2.txt", "3.txt", "4.md"]
    assert [str(skipped).split(": ")[1] for skipped in result.skipped] == [
        "kzgraph does not read .png files; it reads .txt, .md, .html, .jsonl, .json, .csv and .tsv"
    ]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n % 3}/{n}.txt", f"{DUTCH} Dat was nummer {n}.") for n in range(9)]
    twin = write(tmp_path, "0/zz.txt", f"{DUTCH} Dat was nummer 4.")
    expected = read_all([tmp_path])
    assert read_all([*reversed(paths), twin]) == expected
    assert read_all([tmp_path / "2", paths[4], twin, tmp_path, paths[0]]) == expected


def test_the_same_text_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", DUTCH)
    write(tmp_path, "b.txt", DUTCH)
    write(tmp_path, "c.csv", f'tekst\n"{DUTCH}"\n"{OTHER}"\n')
    result = read_all([tmp_path, tmp_path / "a.txt"])
    assert names(result.articles) == ["a.txt", "c.csv#2"]
    assert [skipped.reason for skipped in result.skipped] == ["the same text as a.txt"] * 2


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, content, _ in BAD[:10]:
        write(tmp_path, name, content)
    write(tmp_path, "goed.txt", DUTCH)
    result = read_all([tmp_path])
    assert names(result.articles) == ["goed.txt"]
    assert len(result.skipped) == 10


def test_reading_is_a_stream(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", DUTCH)
    late = write(tmp_path, "b.txt", OTHER)
    items = read_paths([tmp_path])
    assert isinstance(next(items), Article)
    late.unlink()
    assert isinstance(next(items), Skipped)


def test_language_can_be_stated(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.txt", "Kaartje Almaty – Moskva – Bisjkek – Osj – Tasjkent – Samarkand – Boechara."
    )
    assert isinstance(one(path), Skipped)
    article = one(path, ReadOptions(language="nl"))
    assert isinstance(article, Article)
    assert article.language == "nl"


def test_title_and_date_from_the_text() -> None:
    article = make_article(" date 2022-01-07\nVijf mensen opgepakt in stad\n\n" + DUTCH, "a.txt")
    assert (article.title, article.published) == ("Vijf mensen opgepakt in stad", "2022-01-07")
    assert [block.kind for block in article.blocks] == [
        BlockKind.META,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_a_text_file_that_holds_a_page_is_read_as_one(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.txt", f"<!DOCTYPE html><html><body><p>{DUTCH}</p></body></html>"))
    assert isinstance(article, Article)
    assert article.text == DUTCH


def test_unknown_endings_are_text_when_named(tmp_path: Path) -> None:
    path = write(tmp_path, "artikel.nieuws", DUTCH)
    assert isinstance(one(path), Article)
    assert [source.kind for source in find_sources([path])] == ["text"]


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such file names")
def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        path = write(tmp_path, name, DUTCH)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    article = one(path)
    assert isinstance(article, Article)
    assert article.file_name == "caf\ufffd.txt"
