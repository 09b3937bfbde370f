"""Lexicon files: good rows are read, bad ones refused with the file and the number of the row."""

from pathlib import Path

import pytest
from toy import toy_language

from kzgraph.errors import LexiconError
from kzgraph.lexicon.loader import frames, known_entities, noun_triggers, read_rows
from kzgraph.lexicon.schema import Frame, KnownEntity, NounTrigger

GOOD = '[[frame]]\nverb = "steken"\nevent = "Destruction"\nexample = "-"\nwhen = { in = ["brand"], obj = ["*"] }\n'


def written(folder: Path, text: str, name: str = "frames_test.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_row_is_read_with_its_slots(tmp_path: Path) -> None:
    (row,) = read_rows(written(tmp_path, GOOD), "frame", Frame)
    assert row.when == {"in": ("brand",), "obj": ("*",)}
    assert row.id == "steken:Destruction:in=brand+obj=*"


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + "\n" + GOOD + 'colour = "red"\n')
    with pytest.raises(
        LexiconError, match=r"frames_test\.toml: \[\[frame\]\] number 2: unknown key 'colour'; known are verb"
    ):
        list(read_rows(path, "frame", Frame))


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, '[[frame]]\nverb = "steken"\nexample = "-"\n')
    with pytest.raises(LexiconError, match=r"frames_test\.toml: \[\[frame\]\] number 1: key 'event' is missing"):
        list(read_rows(path, "frame", Frame))


def test_a_row_that_stands_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = toy_language(tmp_path, monkeypatch)
    written(folder, GOOD)
    written(folder, GOOD, "frames_zz.toml")
    with pytest.raises(LexiconError, match=r"frame 'steken:Destruction:in=brand.*stands twice"):
        frames.__wrapped__("xx")


@pytest.mark.parametrize("text", ["[[frame]\n", "verb = \n", "\x00"])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(LexiconError, match=r"frames_test\.toml: cannot be read as TOML"):
        list(read_rows(path, "frame", Frame))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"gone\.toml"):
        list(read_rows(tmp_path / "gone.toml", "frame", Frame))


def test_the_users_entity_replaces_the_shipped_one(tmp_path: Path) -> None:
    path = written(tmp_path, '[[entity]]\nkey = "russia"\nkind = "state"\nlabel = "Roesland"\n', "mine.toml")
    rows = {row.key: row for row in known_entities([path])}
    assert rows["russia"].label == "Roesland"
    assert len(rows) == len(known_entities())


@pytest.mark.parametrize("field", ["capital", "state", "located_in"])
def test_an_entity_that_names_an_unknown_one_is_refused(tmp_path: Path, field: str) -> None:
    path = written(tmp_path, f'[[entity]]\nkey = "x"\nkind = "place"\nlabel = "X"\n{field} = "nowhere"\n', "mine.toml")
    with pytest.raises(LexiconError, match=f"entity 'x': {field} names the unknown entity 'nowhere'"):
        known_entities([path])


def test_entities_come_in_the_order_of_their_keys() -> None:
    keys = [row.key for row in known_entities()]
    assert keys == sorted(keys)
    assert all(isinstance(row, KnownEntity) for row in known_entities())


def test_shipped_rows_use_known_slots_roles_and_events() -> None:
    from kzgraph.lexicon.events import property_of
    from kzgraph.model.claim import Role

    roles = {role.value for role in Role} | {"none", "frame", "content", "place"}
    rows: list[Frame | NounTrigger] = [*frames(), *noun_triggers()]
    for row in rows:
        assert property_of(row.event), row.id
        assert set(row.roles.values()) <= roles, row.id
        assert row.example.strip() == row.example and row.example, row.id
        assert row.counterexample is None or row.counterexample != row.example, row.id


@pytest.mark.parametrize(("field", "value"), [("kind", "persoon"), ("gender", "f"), ("qid", "foo"), ("qid", "Q0")])
def test_an_entity_has_a_known_kind_and_gender_and_a_whole_qid(tmp_path: Path, field: str, value: str) -> None:
    terms = {"kind": "person", "gender": "fem"} | {field: value}
    rows = "\n".join(f'{name} = "{term}"' for name, term in terms.items())
    path = tmp_path / "own.toml"
    path.write_text(f'[[entity]]\nkey = "visser"\nlabel = "Anna Visser"\n{rows}\n', "utf-8")
    with pytest.raises(LexiconError, match=f"own.toml: entity 'visser': {field} is '{value}'"):
        known_entities([path])
