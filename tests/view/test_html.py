"""The page as a file: self-contained, escaped, the same bytes each time."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from functools import partial
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest

from kzgraph.errors import OutputError
from kzgraph.rdf.vocab import DIRECT_PROPERTY, RELATION_PROPERTY
from kzgraph.store.loader import load
from kzgraph.view import html
from kzgraph.view.drawing import plan
from kzgraph.view.html import embed, write_page
from kzgraph.view.payload import short_number
from kzgraph.view.project import project
from kzgraph.view.read import read_records
from kzgraph.view.record import Quantity, Records

SAMPLE = Path(__file__).parent / "sample.ttl"


class Elements(HTMLParser):
    """Collects the elements of a page as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def block(text: str, name: str) -> object:
    """Return the JSON of the script element with the id ``name``."""
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', text, re.S)
    assert found
    return json.loads(found[1])


def test_the_page_says_what_it_holds(tmp_path: Path) -> None:
    info = write_page(SAMPLE, tmp_path / "new" / "graph.html")
    assert (info.claims, info.documents) == (40, 3)
    assert info.path.stat().st_size == info.size
    text = info.path.read_text(encoding="utf-8")
    nodes, edges = block(text, "nodes"), block(text, "edges")
    assert isinstance(nodes, list) and isinstance(edges, list)
    assert (len(nodes), len(edges)) == (info.nodes, info.edges)
    assert sum(node["level"] == 0 for node in nodes) == info.core


def test_nothing_is_fetched_from_anywhere(page: Path) -> None:
    elements = Elements(page.read_text(encoding="utf-8")).found
    for tag, attributes in elements:
        assert not attributes.get("src"), (tag, attributes)
        assert (attributes.get("href") or "data:").startswith("data:"), (tag, attributes)
    assert {tag for tag, _ in elements}.isdisjoint({"iframe", "img", "object", "embed", "base"})
    policy = next(a["content"] or "" for t, a in elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    text = page.read_text(encoding="utf-8")
    assert "sourceMappingURL" not in text
    assert not re.search(r"@import|url\((?!data:)", text.partition("<style>")[2].partition("</style>")[0])


def test_the_policy_names_the_scripts_that_run(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
        assert f"sha256-{digest}" in text


def test_what_articles_hold_cannot_leave_the_data(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    tags = [tag for tag, _ in Elements(text).found]
    assert tags.count("script") == 6  # four blocks of data, vis-network, ours
    assert "<script>window.hacked" not in text and "<img" not in text
    data = block(text, "data")
    assert isinstance(data, dict)
    assert any("<script>window.hacked = 1</script>" in "".join(w[0] for w in c["words"]) for c in data["claims"])


def test_a_title_is_escaped(tmp_path: Path) -> None:
    write_page(SAMPLE, tmp_path / "g.html", title='</title><script>alert("x")</script> & co')
    text = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert "&lt;/title&gt;&lt;script&gt;" in text and '<script>alert("x")' not in text


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "\u2028\u2029", "'\"\\", "😀"])
def test_embedded_json_is_safe_and_whole(text: str) -> None:
    found = embed({"x": text})
    assert not set("<>&\u2028\u2029") & set(found)
    assert json.loads(found) == {"x": text}


def test_two_builds_in_two_processes_give_the_same_bytes(tmp_path: Path, page: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kzgraph.view.html import write_page;"
        "write_page(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    for seed in ("1", "77"):
        out = tmp_path / f"{seed}.html"
        subprocess.run([sys.executable, "-c", code, str(SAMPLE), str(out)], check=True, env={"PYTHONHASHSEED": seed})
        assert out.read_bytes() == page.read_bytes()


def test_another_order_of_triples_gives_the_same_page(tmp_path: Path, page: Path) -> None:
    lines = [f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in load(SAMPLE).quads()]
    (tmp_path / "turned.nt").write_text("".join(reversed(lines)), encoding="utf-8")
    write_page(tmp_path / "turned.nt", tmp_path / "turned.html")
    assert (tmp_path / "turned.html").read_bytes() == page.read_bytes()


def test_an_empty_graph_makes_a_page(tmp_path: Path) -> None:
    (tmp_path / "empty.nt").write_text("")
    info = write_page(tmp_path / "empty.nt", tmp_path / "g.html")
    assert (info.nodes, info.edges, info.claims) == (0, 0, 0)


def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_page(SAMPLE, tmp_path / "file" / "g.html")


def test_a_failed_write_leaves_the_earlier_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "g.html"
    out.write_text("earlier")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_page(SAMPLE, out)
    assert out.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [out]


def test_above_the_limit_the_rest_waits_outside_the_drawing(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "plan", partial(plan, limit=25))
    text, core = html.render(records, project(records), title="t")
    nodes = block(text, "nodes")
    assert isinstance(nodes, list)
    levels = [node["level"] for node in nodes]
    assert levels.count(0) == core and levels.count(2) == len(nodes) - 25
    data = block(text, "data")
    assert isinstance(data, dict) and data["large"] is True


def test_links_between_the_same_nodes_do_not_cover_each_other(page: Path) -> None:
    edges = block(page.read_text(encoding="utf-8"), "edges")
    assert isinstance(edges, list)
    seen = set()
    for edge in edges:
        forward = edge["from"] < edge["to"]
        key = (
            min(edge["from"], edge["to"]),
            max(edge["from"], edge["to"]),
            edge["bend"] if forward else -edge["bend"],
        )
        assert key not in seen
        seen.add(key)


def test_words_exist_for_every_class_in_both_languages() -> None:
    words = tomllib.loads((resources.files("kzgraph.view") / "page" / "words.toml").read_text(encoding="utf-8"))
    wanted = {**DIRECT_PROPERTY, **RELATION_PROPERTY}
    assert {cls: row["property"] for cls, row in words["class"].items()} == wanted
    for cls, row in words["class"].items():
        assert row["family"] in words["family"], cls
        assert all(row[language][form] for language in ("nl", "en") for form in ("verb", "noun")), cls
    for table in ("ui", "role", "polarity", "modality", "kind", "family"):
        assert all(row["nl"] and row["en"] for row in words[table].values()), table


def test_every_word_that_the_script_asks_for_exists() -> None:
    folder = resources.files("kzgraph.view") / "page"
    words = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    script = html._script()
    for key, _, table in re.findall(r'\bt\("(\w+)"(, "(\w+)")?\)', script):
        assert key in words[table or "ui"], key
    assert "innerHTML" not in script and "insertAdjacentHTML" not in script and "document.write" not in script


def test_only_this_module_imports_pyvis() -> None:
    package = Path(html.__file__).parents[1]
    found = [p.name for p in package.rglob("*.py") if re.search(r"^\s*(from|import) pyvis", p.read_text("utf-8"), re.M)]
    assert found == ["html.py"]


def test_read_and_rendered_numbers_are_short() -> None:
    assert short_number(Quantity("q", "zo’n 3000 mensen", "3000", approximate=True)) == "± 3000"
    assert short_number(Quantity("q", "tientallen", None, "20", "99")) == "20–99"
    assert short_number(Quantity("q", "zeker 18", None, "18")) == "≥ 18"
    assert short_number(Quantity("q", "bijna 400", None, None, "400")) == "≤ 400"
    assert short_number(Quantity("q", "10,5 procent", "10.5", unit="%")) == "10.5%"
    assert short_number(Quantity("q", "veel")) == "veel"


def test_the_record_order_of_documents_is_that_of_file_names(tmp_path: Path) -> None:
    found = read_records(load(SAMPLE))
    names = [d.file_name for d in found.documents.values()]
    assert names == sorted(names)
