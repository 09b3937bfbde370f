"""Articles in two languages: each is read by its own, and what cannot be read is named with what to do."""

from pathlib import Path

import pytest
from languages.en.english import MODEL, SETTINGS, needs_model

from kzgraph.cli.arguments import add_reading, settings_of
from kzgraph.errors import InputError, ModelError
from kzgraph.ingest.article import make_article
from kzgraph.pipeline import build
from kzgraph.pipeline.language import load_language, versions
from kzgraph.settings import Settings

ENGLISH = "Russia sent 2,500 troops to Kazakhstan on Friday, the defence ministry said."
DUTCH = "Rusland stuurde vrijdag 2500 militairen naar Kazachstan, zei het ministerie van Defensie."


@needs_model
def test_one_graph_holds_both(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "b.txt").write_text(DUTCH, "utf-8")
    settings = Settings(models=SETTINGS.models)
    built = build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out", settings)
    assert not built.skipped
    graph = (tmp_path / "out" / "graph.nq").read_text("utf-8")
    assert '"sent"' not in graph and '"send"' in graph and '"sturen"' in graph
    sent = {line.split()[2] for line in graph.splitlines() if "ontology#recipient>" in line}
    assert sent == {"<https://w3id.org/kzgraph/id/actor/kazakhstan>"}, "both mean one state"
    assert '"Russia sent' in graph and '"@en' in graph and '"@nl' in graph


@needs_model
def test_a_document_names_the_pipeline_that_read_it() -> None:
    assert dict(versions(SETTINGS, "en"))[f"model-{MODEL}"]
    assert not any(name.startswith("model") for name in dict(versions(Settings(models=SETTINGS.models), "nl")))


def test_without_a_pipeline_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kzgraph.annotate.external.is_package", lambda name: False)
    with pytest.raises(ModelError, match=r"it is in English.*python -m spacy download en_core_web"):
        load_language(Settings(language="en"))
    understand = load_language(Settings())
    with pytest.raises(ModelError, match="it is in English"):
        understand(make_article(ENGLISH, "a.txt"))


def test_a_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(ModelError, match="not installed"):
        load_language(Settings(language="en", models=(("en", "en_no_such_pipeline"),)))


@pytest.mark.parametrize(
    ("words", "model", "models", "language"),
    [
        ([], None, (), None),
        (["--model", "nl_core_news_lg"], "nl_core_news_lg", (), None),
        (["--model", "en_core_web_md"], None, (("en", "en_core_web_md"),), None),
        (["--model", "mine", "--language", "en"], None, (("en", "mine"),), "en"),
        (["--model", "a", "--model", "en_b"], "a", (("en", "en_b"),), None),
    ],
)
def test_the_command_line_tells_models_apart(
    words: list[str], model: str | None, models: tuple[tuple[str, str], ...], language: str | None
) -> None:
    import argparse

    parser = argparse.ArgumentParser()
    add_reading(parser)
    settings = settings_of(parser.parse_args(words))
    assert (settings.model, settings.models, settings.language) == (model, models, language)


def test_an_unknown_language_is_refused_in_one_line() -> None:
    import argparse

    parser = argparse.ArgumentParser()
    add_reading(parser)
    with pytest.raises(InputError, match=r"--language de: .* known are nl \(Dutch\), en \(English\)"):
        settings_of(parser.parse_args(["--language", "de"]))
