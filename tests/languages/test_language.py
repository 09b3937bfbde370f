"""Languages are folders: those of kzgraph, and those that the user names."""

from pathlib import Path

import pytest
from toy import toy_language

from kzgraph.errors import LexiconError
from kzgraph.ingest.language import judge, language_code
from kzgraph.languages.language import DUTCH, find_language, languages
from kzgraph.lexicon.loader import wordlist

WORDS = '[[words]]\nname = "negations"\nwords = ["blu"]\nexample = "Bla blu."\n'


def test_dutch_comes_first() -> None:
    assert languages()[0].code == DUTCH
    assert find_language("nl").name == "Dutch"


@pytest.mark.parametrize("code", ["nl", "nl-BE", "NL"])
def test_a_region_is_of_its_language(code: str) -> None:
    assert find_language(code) is find_language(DUTCH)


def test_an_unknown_language_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(LexiconError, match=r"no language 'qq'; known are nl"):
        find_language("qq")


def test_a_language_from_elsewhere_is_found_and_has_words_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (toy_language(tmp_path, monkeypatch, code="xy") / "words.toml").write_text(WORDS, "utf-8")
    assert find_language("xy").folder == tmp_path / "xy"
    assert wordlist("negations", "xy") == {"blu"}
    assert "niet" in wordlist("negations")


def test_a_text_in_it_is_told_from_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Kre bla mun blo tru bla fes. " * 5
    assert judge(text).code is None
    toy_language(tmp_path, monkeypatch)
    assert judge(text).code == "xx"
    assert judge("De minister zei dat het leger in de stad is.").code == DUTCH
    assert language_code("xx") == "xx"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ('name = "Toy"\n', "key 'words' is missing"),
        ('name = "Toy"\nwords = "bla"\ncolour = "red"\n', "unknown key 'colour'"),
        ("name = \n", "cannot be read as TOML"),
    ],
)
def test_a_wrong_file_is_refused(file: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toy_language(tmp_path, monkeypatch, file=file)
    with pytest.raises(LexiconError, match=message):
        languages()
