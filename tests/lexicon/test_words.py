"""Lists of words in ``words.toml`` and ``coreference.toml``: each is used, has an example, is refused when wrong."""

import re
from pathlib import Path

import pytest
from toy import toy_language

import kzgraph
from kzgraph.errors import LexiconError
from kzgraph.lexicon import loader
from kzgraph.lexicon.schema import VerbSlots, WordList

CODE = "\n".join(path.read_text("utf-8") for path in sorted(Path(kzgraph.__file__).parent.rglob("*.py")))
CALLED = (
    r'\b(?:wordlist|endings|usual)\(\s*"(\w+)"'
    r'|\b(?:is_word|is_lemma|is_noun|ends_in|has_case|_mark_of)\([^"]*, "(\w+)"'
)
NAMED = {name for pair in re.findall(CALLED, CODE) for name in pair if name}
WITH_SLOTS = set(re.findall(r'\bverb_slots\("(\w+)"', CODE))
FILES = loader.lexicon_files("nl", "words*.toml")
SLOTS = tuple(row for file in FILES for row in loader.read_rows(file, "slots", VerbSlots))


def test_code_names_all_lists_and_only_lists() -> None:
    assert set(loader.word_lists()) == NAMED
    assert {row.name for row in SLOTS} == WITH_SLOTS


@pytest.mark.parametrize("row", loader.word_lists().values(), ids=lambda row: row.name)
def test_a_list_has_words_and_a_sentence_as_example(row: WordList) -> None:
    assert row.words
    assert row.example.endswith((".", "?", "!")) and len(row.example.split()) > 1
    assert all(word == word.strip() == word.lower() for word in row.words)


@pytest.mark.parametrize("row", loader.word_lists().values(), ids=lambda row: row.name)
def test_an_example_shows_a_word_of_its_list(row: WordList) -> None:
    """By the first letters of any word of the list, since examples inflect and compound them."""
    text = row.example.lower()
    assert any(word[:4] in text for word in row.words)


def test_reading_twice_gives_the_same_object() -> None:
    assert loader.wordlist("measures") is loader.wordlist("measures")


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(LexiconError, match="no list 'colours'"):
        loader.wordlist("colours")
    with pytest.raises(LexiconError, match="colours"):
        loader.verb_slots("colours")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[words]]\nname = "a"\nwords = ["x", "x"]\nexample = "X."\n', "'x' twice"),
        ('[[words]]\nname = "a"\nwords = ["x"]\nexample = "X."\ncolour = "red"\n', "unknown key 'colour'"),
        ('[[words]]\nname = "a"\nwords = ["x"]\n', "'example' is missing"),
        (2 * '[[words]]\nname = "a"\nwords = ["x"]\nexample = "X."\n', "stands twice"),
    ],
)
def test_a_wrong_list_is_refused(text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (toy_language(tmp_path, monkeypatch) / "words.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=message):
        loader.word_lists.__wrapped__("xx")


def test_titles_of_one_office() -> None:
    assert loader.title_synonyms()["staatshoofd"] == "president"
    assert "president" not in loader.title_synonyms()
