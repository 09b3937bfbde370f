"""Manifests and sidecars: what they give, which comes first, and what is wrong with them."""

from pathlib import Path

import pytest

from kzgraph.errors import InputError
from kzgraph.ingest import Skipped, read_all, read_paths

DUTCH = "De politie heeft vijf mensen aangehouden in de stad. Zij zitten nog vast, zegt een woordvoerder."
TOML = """
[[article]]
file = "a.txt"
title = "Vijf mensen opgepakt"
publisher = "De Proef"
date = 2022-01-07
language = "nl-BE"
url = "https://voorbeeld.test/a"
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_manifest(tmp_path: Path) -> None:
    top = folder(tmp_path, a_dot_txt=" date 2021-12 " + DUTCH, manifest_dot_toml=TOML)
    result = read_all([top])
    (article,) = result.articles
    assert not result.skipped
    assert article.title == "Vijf mensen opgepakt"
    assert article.publisher == "De Proef"
    assert article.published == "2022-01-07", "the manifest comes before the date mark in the text"
    assert article.language == "nl-BE"
    assert article.url == "https://voorbeeld.test/a"
    assert read_all([top / "a.txt"]) == result, "the manifest counts for a file that is named too"


def test_manifest_as_csv(tmp_path: Path) -> None:
    top = folder(
        tmp_path,
        a_dot_txt=DUTCH,
        manifest_dot_csv="bestand;titel;datum\na.txt;Vijf mensen opgepakt;7 januari 2022\n",
    )
    (article,) = read_all([top]).articles
    assert (article.title, article.published) == ("Vijf mensen opgepakt", "2022-01-07")


def test_manifest_of_the_nearest_folder_wins(tmp_path: Path) -> None:
    top = folder(
        tmp_path,
        sub__a_dot_txt=DUTCH,
        manifest_dot_toml='[[article]]\nfile = "sub/a.txt"\ntitle = "Van boven"\npublisher = "Boven"\n',
        sub__manifest_dot_toml='[[article]]\nfile = "a.txt"\ntitle = "Van hier"\n',
    )
    (article,) = read_all([top]).articles
    assert article.title == "Van hier"


@pytest.mark.parametrize("name", ["a.txt.toml", "a.toml", "a.txt.json", "a.json"])
def test_sidecars(tmp_path: Path, name: str) -> None:
    content = (
        'title = "Van hiernaast"\ndatum = 2022-01-06\n'
        if name.endswith("toml")
        else '{"title": "Van hiernaast", "datum": "2022-01-06"}'
    )
    top = folder(tmp_path, a_dot_txt=DUTCH, manifest_dot_toml=TOML)
    (top / name).write_text(content, encoding="utf-8")
    result = read_all([top])
    (article,) = result.articles
    assert not result.skipped, "a sidecar is no article"
    assert (article.title, article.published, article.publisher) == (
        "Van hiernaast",
        "2022-01-06",
        "De Proef",
    )


def test_a_month_in_the_manifest_and_the_day_in_the_text(tmp_path: Path) -> None:
    top = folder(
        tmp_path,
        a_dot_txt=" date 2022-01-07\n" + DUTCH,
        manifest_dot_toml='[[article]]\nfile = "a.txt"\ndate = "2022-01"\n',
    )
    assert read_all([top]).articles[0].published == "2022-01-07"


def test_a_manifest_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    top = folder(tmp_path, b_dot_txt=DUTCH, manifest_dot_toml=TOML)
    (skipped,) = [item for item in read_paths([top]) if isinstance(item, Skipped)]
    assert str(skipped).startswith(f"{top / 'a.txt'}: the manifest names this file, and it is not there; ")


def test_a_stated_language_is_believed(tmp_path: Path) -> None:
    top = folder(tmp_path, a_dot_txt=DUTCH, a_dot_json='{"language": "de"}')
    (skipped,) = read_paths([top])
    assert isinstance(skipped, Skipped)
    assert "its metadata says language 'de'" in str(skipped)
    folder(
        tmp_path,
        a_dot_txt="Almaty Bisjkek Osj Tasjkent Samarkand Boechara Chiva",
        a_dot_json='{"language": "nld"}',
    )
    assert read_all([top]).articles[0].language == "nl"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[article]\n", "no valid TOML"),
        ("title = 1\n", "holds no articles"),
        ("article = [1]\n", "an article is no table"),
        ('[[article]]\ntitle = "x"\n', "article 1 does not say which file it is"),
        ('[[article]]\nfile = "a.txt"\n[[article]]\nfile = "./a.txt"\n', "a.txt is there twice"),
        (
            '[[article]]\nfile = "a.txt"\ndate = "gisteren"\n',
            "a.txt has the date 'gisteren', which is no date",
        ),
    ],
)
def test_wrong_manifests(tmp_path: Path, content: str, words: str) -> None:
    top = folder(tmp_path, a_dot_txt=DUTCH, manifest_dot_toml=content)
    with pytest.raises(InputError, match=words) as caught:
        read_paths([top])
    assert str(caught.value).startswith(str(top / "manifest.toml"))
    assert "\n" not in str(caught.value)


def test_a_wrong_sidecar_skips_its_article_alone(tmp_path: Path) -> None:
    top = folder(
        tmp_path,
        a_dot_txt=DUTCH,
        a_dot_json="[1]",
        b_dot_txt=DUTCH + " Dat was alles.",
        c_dot_txt=DUTCH + " Of niet.",
        c_dot_toml="x",
    )
    result = read_all([top])
    assert [article.file_name for article in result.articles] == ["b.txt"]
    assert [skipped.path for skipped in result.skipped] == [str(top / "a.txt"), str(top / "c.txt")]


def test_a_manifest_is_no_article(tmp_path: Path) -> None:
    top = folder(tmp_path, a_dot_txt=DUTCH, manifest_dot_toml=TOML)
    with pytest.raises(InputError, match="this is a manifest"):
        read_paths([top / "manifest.toml"])
