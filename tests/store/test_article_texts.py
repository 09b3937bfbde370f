"""The words of a document out of a graph folder."""

from pathlib import Path

import pytest

from kzgraph.errors import InputError
from kzgraph.store.article_texts import article_text

ID = "0123456789abcdef"


def test_it_reads_the_text_of_one_document(tmp_path: Path) -> None:
    (tmp_path / "readings").mkdir()
    (tmp_path / "readings" / f"{ID}.json").write_text('{"article": {"text": "Het regent.\\n"}}', "utf-8")
    assert article_text(tmp_path, f"https://example.org/id/document/{ID}") == "Het regent.\n"
    assert article_text(tmp_path, ID[::-1]) is None


@pytest.mark.parametrize("name", ["../../secret", "..", "x" * 16, ""])
def test_only_ids_of_documents_name_files(tmp_path: Path, name: str) -> None:
    (tmp_path / "readings").mkdir()
    (tmp_path / "secret.json").write_text('{"article": {"text": "s"}}', "utf-8")
    assert article_text(tmp_path / "readings", name) is None


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"article": 1}'])
def test_a_damaged_reading_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "readings").mkdir()
    (tmp_path / "readings" / f"{ID}.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match="damaged"):
        article_text(tmp_path, ID)


def test_a_graph_file_has_no_texts(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.touch()
    assert article_text(file, ID) is None
