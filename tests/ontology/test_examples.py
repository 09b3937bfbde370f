"""Valid examples have no finding and keep their offsets, invalid ones have exactly the findings they name."""

import hashlib
import re
from pathlib import Path

import pytest
from pyoxigraph import Quad, parse

from kzgraph.rdf.units import FORMATS, text_of
from kzgraph.rdf.validate import validate
from kzgraph.rdf.vocab import EVENT_CLASSES, KZ, NODE_CLASS, Class, Property, kz, ontology_dir

EXAMPLES = ontology_dir() / "examples"
VALID = sorted((EXAMPLES / "valid").iterdir())
INVALID = sorted((EXAMPLES / "invalid").iterdir())
EXPECTED = re.compile(r"^# ([\w-]+): (.+)$", re.MULTILINE)
SHAPE = re.compile(r"^ksh:([\w-]+) a sh:(?:Node|Property)Shape ;(.*?)\n\n", re.MULTILINE | re.DOTALL)


def quads(path: Path) -> list[Quad]:
    return list(parse(path=str(path), format=FORMATS[path.suffix]))


def named(path: Path) -> set[tuple[str, str]]:
    """Shape and message of the breaches that the comment at the head of an invalid example names."""
    return set(EXPECTED.findall(path.read_text(encoding="utf-8").partition("@")[0]))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_valid_example(path: Path) -> None:
    assert [str(finding) for finding in validate(path)] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_example(path: Path) -> None:
    assert named(path), "the file's first lines name shape and message"
    assert {(finding.shape, finding.message) for finding in validate(path)} == named(path)


def test_examples_use_all_node_classes_and_most_event_classes() -> None:
    types = {
        text_of(quad.object)
        for path in VALID
        for quad in quads(path)
        if quad.predicate.value == Property.TYPE
    }
    assert set(NODE_CLASS.values()) <= types
    assert len(types & {kz(name) for name in EVENT_CLASSES}) >= 20


def test_examples_use_all_modalities_and_polarities() -> None:
    used = {
        text_of(quad.object).removeprefix(KZ)
        for path in VALID
        for quad in quads(path)
        if quad.predicate.value in (Property.MODALITY, Property.POLARITY)
    }
    assert used == {"Asserted", "Decided", "Intended", "Possible", "Conditional", "Affirmed", "Negated"}


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_offsets_and_digest_fit_the_text_in_the_comment(path: Path) -> None:
    graph = quads(path)
    value = {(text_of(quad.subject), quad.predicate.value): text_of(quad.object) for quad in graph}
    texts = {}
    for document in {text_of(quad.subject) for quad in graph if text_of(quad.object) == Class.DOCUMENT}:
        texts[document] = _text(path, value[document, Property.FILE_NAME])
        assert hashlib.sha256(texts[document].encode()).hexdigest() == value[document, Property.SHA256]
    for passage in {text_of(quad.subject) for quad in graph if text_of(quad.object) == Class.PASSAGE}:
        start, end = int(value[passage, Property.START]), int(value[passage, Property.END])
        assert texts[value[passage, Property.IS_PART_OF]][start:end] == value[passage, Property.EXACT]


def _text(path: Path, file_name: str) -> str:
    """The source text, which stands in the comment behind its file name, wrapped."""
    comment = path.read_text(encoding="utf-8").partition("@base")[0]
    return " ".join(
        line.removeprefix("# ")
        for line in comment.partition(f"# {file_name}: ")[2].partition("\n#\n")[0].strip().split("\n")
    )


def test_each_shape_and_check_is_broken_by_an_example() -> None:
    broken = {shape for path in INVALID for shape, _ in named(path)}
    shapes = {
        name
        for path in (EXAMPLES.parent / "shapes").glob("*.ttl")
        for name, body in SHAPE.findall(path.read_text(encoding="utf-8") + "\n")
        if "sh:message" in body or "sh:sparql" in body
    }
    checks = {path.stem for path in (EXAMPLES.parent / "checks" / "data").glob("*.rq")}
    assert len(shapes) > 80
    assert (shapes | checks) - broken == set()
