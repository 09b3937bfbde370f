"""Validation of files, folders and quads."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kzgraph.errors import InputError, KzgraphError
from kzgraph.rdf import vocab
from kzgraph.rdf.units import sources, survey, text_of, units
from kzgraph.rdf.validate import Finding, validate, validate_quads
from kzgraph.rdf.vocab import EDTF_DATATYPE, Property, kz, ontology_dir, prefixes

VALID = ontology_dir() / "examples" / "valid"
BASE = prefixes()["kzr"]


def quads(name: str = "flood.trig") -> list[Quad]:
    return list(parse(path=str(VALID / name)))


def iri(path: str) -> NamedNode:
    return NamedNode(BASE + path)


def record(folder: Path, given: list[Quad]) -> Path:
    """Write ``given`` as the record: a file for each named graph and one for the rest."""
    (folder / "documents").mkdir()
    graphs = {quad.graph_name for quad in given}
    for graph in graphs:
        name = (
            "shared.nq"
            if isinstance(graph, DefaultGraph)
            else f"documents/{graph.value.rpartition('/')[2]}.nq"
        )
        part = [quad for quad in given if quad.graph_name == graph]
        (folder / name).write_bytes(serialize(part, format=RdfFormat.N_QUADS) or b"")
    return folder


def without(given: list[Quad], wrong: Callable[[Quad], bool]) -> list[Quad]:
    kept = [quad for quad in given if not wrong(quad)]
    assert len(kept) < len(given)
    return kept


def test_record_is_valid(tmp_path: Path) -> None:
    assert validate(record(tmp_path, quads())) == []


def test_an_event_that_comes_after_one_of_another_document_is_valid(tmp_path: Path) -> None:
    before = Quad(iri("event/verzoek-estland"), NamedNode(Property.BEFORE), iri("event/vloed2-4"), DefaultGraph())
    assert validate(record(tmp_path, [*quads(), before])) == []


def test_a_comparison_with_a_claim_that_is_nowhere_is_not() -> None:
    gone = iri("claim/gone")
    compared = Quad(iri("comparison/vloed"), NamedNode(Property.COMPARES), gone, DefaultGraph())
    given = without(quads(), lambda quad: quad.predicate.value == Property.COMPARES and "vloed1" in str(quad.object))
    assert [(each.shape, each.value) for each in validate_quads([*given, compared])] == [("dangling", gone.value)]


def test_all_forms_of_one_graph_are_valid(tmp_path: Path) -> None:
    for suffix, form in ((".nq", RdfFormat.N_QUADS), (".trig", RdfFormat.TRIG)):
        path = tmp_path / f"graph{suffix}"
        path.write_bytes(serialize(quads(), format=form) or b"")
        assert validate(path) == []
    merged = [quad.triple for quad in quads()]
    for suffix, form in ((".nt", RdfFormat.N_TRIPLES), (".ttl", RdfFormat.TURTLE)):
        path = tmp_path / f"graph{suffix}"
        path.write_bytes(serialize(merged, format=form) or b"")
        assert validate(path) == []


def test_finding_of_a_document_names_its_file(tmp_path: Path) -> None:
    claim = iri("claim/vloed2-1")
    broken = without(
        quads(), lambda quad: quad.subject == claim and quad.predicate.value == Property.CONFIDENCE
    )
    (finding,) = validate(record(tmp_path, broken))
    assert finding == Finding(
        file="documents/vloed2.nq",
        node=claim.value,
        shape="Claim-confidence",
        message="a claim has exactly one kz:confidence, an xsd:decimal from 0 to 1",
        path=Property.CONFIDENCE,
    )
    assert str(finding) == (
        "documents/vloed2.nq: https://w3id.org/kzgraph/id/claim/vloed2-1: "
        "a claim has exactly one kz:confidence, an xsd:decimal from 0 to 1 [Claim-confidence]"
    )


def test_finding_of_a_shared_node_stands_once_under_the_shared_file(tmp_path: Path) -> None:
    place = iri("place/parnu")  # both documents name it
    broken = without(quads(), lambda quad: quad.subject == place and quad.predicate.value == Property.LABEL)
    (finding,) = validate(record(tmp_path, broken))
    assert (finding.file, finding.node, finding.shape) == ("shared.nq", place.value, "Entity-label")


def test_shared_node_that_no_document_names_is_validated(tmp_path: Path) -> None:
    lonely = Quad(iri("place/nergens"), NamedNode(Property.TYPE), NamedNode(kz("Place")))
    (finding,) = validate(record(tmp_path, [*quads(), lonely]))
    assert (finding.file, finding.shape) == ("shared.nq", "Entity-label")


def test_event_participant_of_another_document_is_no_breach(tmp_path: Path) -> None:
    """An event joins two documents: what the one says of it must not fail in the other."""
    event = iri("event/doden-parnu")
    targets = {
        text_of(quad.object)
        for quad in quads()
        if quad.subject == event and quad.predicate.value == Property.TARGET
    }
    assert {target.rpartition("/")[2] for target in targets} == {"vloed1-bewoners", "vloed2-doden"}
    assert validate(record(tmp_path, quads())) == []


def test_order_of_events_is_seen_with_the_document_that_tells_it(tmp_path: Path) -> None:
    """An event of two documents comes before one that only the first tells: the second need not know of that one."""
    told = {q.object: text_of(q.graph_name) for q in quads() if q.predicate.value == kz("describes")}
    shared = iri("event/doden-parnu")
    alone = next(event for event, document in told.items() if event != shared and "vloed1" in document)
    order = Quad(shared, NamedNode(Property.BEFORE), alone)
    assert validate(record(tmp_path, [*quads(), order])) == []


def test_what_comes_later_must_be_an_event(tmp_path: Path) -> None:
    order = Quad(iri("event/doden-parnu"), NamedNode(Property.BEFORE), iri("event/nooit"))
    assert "Event-before" in {finding.shape for finding in validate(record(tmp_path, [*quads(), order]))}


def test_local_nodes_may_stand_in_the_documents_file(tmp_path: Path) -> None:
    folder = record(tmp_path, quads())
    local = [
        quad
        for quad in quads()
        if isinstance(quad.graph_name, DefaultGraph)
        and "vloed1-" in text_of(quad.subject)
        and "/event/" not in text_of(quad.subject)
    ]
    rest = [quad for quad in quads() if isinstance(quad.graph_name, DefaultGraph) and quad not in local]
    with (folder / "documents" / "vloed1.nq").open("ab") as file:
        file.write(serialize(local, format=RdfFormat.N_QUADS) or b"")
    (folder / "shared.nq").write_bytes(serialize(rest, format=RdfFormat.N_QUADS) or b"")
    assert validate(folder) == []


def test_order_of_input_and_files_does_not_matter(tmp_path: Path) -> None:
    broken = without(
        quads(), lambda quad: quad.predicate.value in (Property.LEMMA, Property.CUE, Property.END)
    )
    findings = validate(record(tmp_path, broken))
    assert len(findings) > 20
    assert findings == sorted(findings)
    once, again = validate_quads(broken), validate_quads(reversed(broken))
    assert once == again
    assert sorted(key(each) for each in findings) == sorted(key(each) for each in once)


def key(finding: Finding) -> tuple[str, str, str]:
    return finding.node, finding.shape, finding.message


def test_quads_are_validated_with_a_name() -> None:
    broken = without(quads("siege.ttl"), lambda quad: quad.predicate.value == Property.SHA256)
    assert [finding.file for finding in validate_quads(broken, name="siege")] == ["siege"]
    assert [finding.file for finding in validate(iter(broken))] == [""]


def test_data_of_the_caller_are_not_changed(tmp_path: Path) -> None:
    folder = record(tmp_path, quads())
    before = {path: path.read_bytes() for path in folder.rglob("*.nq")}
    validate(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_literals_are_seen_as_they_stand(caplog: pytest.LogCaptureFixture) -> None:
    claim, confidence = iri("claim/staking-1"), NamedNode(Property.CONFIDENCE)
    wrong = without(quads("strike.ttl"), lambda quad: quad.subject == claim and quad.predicate == confidence)
    wrong.append(Quad(claim, confidence, Literal("veel", datatype=NamedNode(f"{vocab.XSD}decimal"))))
    (finding,) = validate_quads(wrong)
    assert (finding.shape, finding.value) == ("Claim-confidence", "veel")
    assert not caplog.records  # rdflib would log a traceback


def test_long_values_are_cut_in_a_line_only() -> None:
    finding = Finding("a.nq", "node", "Passage-exact", "too long", value="golf " * 200)
    assert len(str(finding)) < 160 and len(finding.value) == 1000
    assert "\n" not in str(Finding("a.nq", "node", "X", "m", value="een\ntwee"))


def test_empty_graph_is_valid() -> None:
    assert validate_quads([]) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("weg.ttl", None, "no such file or folder"),
        ("graph.pdf", b"%PDF", "the name must end in .ttl, .trig, .nq, .nt"),
        ("kapot.ttl", b"<a> <b>", "cannot be read as Turtle"),
        ("binair.nq", b"\x00\xff\xfe", "cannot be read as N-Quads"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        validate(tmp_path / name)
    assert name in str(caught.value) and "\n" not in str(caught.value)


def test_folder_without_record(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"documents/\*\.nq"):
        validate(tmp_path)


def test_units_hold_a_document_and_what_it_reaches(tmp_path: Path) -> None:
    supplies = sources(record(tmp_path, quads()))
    found = survey(supplies)
    parts = list(units(supplies, found))
    assert [part.name for part in parts] == ["documents/vloed1.nq", "documents/vloed2.nq", "shared.nq"]
    subjects = [{text_of(quad.subject).removeprefix(BASE) for quad in part.quads} for part in parts]
    assert "claim/vloed1-1" in subjects[0] and "claim/vloed1-1" not in subjects[1]
    assert "media/reuters" in subjects[1] and "media/reuters" not in subjects[0]


EDTF_DATES = {
    "2022": True, "2022-01": True, "2022-01-07": True, "2022-01-07?": True, "2022~": True,
    "2022-01%": True, "202X": True,
    "2022-XX": True, "2022-01-XX": True, "2022-21": True, "2022-01-05/2022-01-07": True, "2022-01/..": True,
    "../2022-01": True, "2022-01-07T10:30:00Z": True, "-0044-03-15": True,
    "": False, "22": False, "2022-1": False, "2022-13": False, "2022-01-32": False,
    "vrijdag": False, "07-01-2022": False,
    "2022-01-07 ": False, "2022-01-07T10": False, "2022/": True, "..": False,
}  # fmt: skip


@pytest.mark.parametrize(("text", "valid"), EDTF_DATES.items())
def test_edtf_pattern(text: str, valid: bool) -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes" / "claim.ttl")
    date = rdflib.URIRef("https://w3id.org/kzgraph/shapes#EdtfDate")
    assert shapes.value(date, rdflib.SH.datatype) == rdflib.URIRef(EDTF_DATATYPE)
    pattern = str(shapes.value(date, rdflib.SH.pattern))
    least = int(str(shapes.value(date, rdflib.SH.minLength)))
    assert (bool(re.search(pattern, text)) and len(text) >= least) is valid


def test_missing_ontology_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(vocab, "__file__", str(tmp_path / "a" / "b" / "c" / "vocab.py"))
    with pytest.raises(KzgraphError, match="ontology files are missing"):
        vocab.ontology_dir()


def test_ontology_of_an_installed_wheel_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "kzgraph" / "rdf" / "ontology"
    folder.mkdir(parents=True)
    (folder / "kzgraph.ttl").touch()
    monkeypatch.setattr(vocab, "__file__", str(folder.parent / "vocab.py"))
    assert vocab.ontology_dir() == folder
