"""Dutch and what is not; the foreign sentences are spaCy's own examples for those languages."""

import importlib

import pytest

from kzgraph.ingest.language import is_readable_code, judge, language_code

FOREIGN = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "nb": "Norwegian",
    "tr": "Turkish",
    "id": "Indonesian",
    "ru": "Cyrillic",
    "uk": "Cyrillic",
    "ar": "Arabic",
    "el": "Greek",
    "he": "Hebrew",
    "zh": "Chinese",
    "ko": "Korean",
    "ja": "",
    "fi": "",
    "hu": "",
    "cs": "",
    "lt": "",
    "vi": "",
    "ro": "",
    "ca": "",
    "lb": "",
}
DUTCH = (
    "De politie heeft vijf mensen aangehouden.",
    "Vijf doden bij brand in Deventer",
    "Brand Deventer: vijf doden",
    "Minister Jansen treedt af na kritiek",
    "Manifestanten zijn in Gent slaags geraakt met de ordediensten, klinkt het bij de burgemeester.",
    "Hij zou ginder gebleven zijn, maar ge weet nooit.",
    "President Zjaparov, premier Pasjinjan en minister Toqajev spraken met Lukasjenka over de gasprijs.",
    "‘I love Amsterdam’, zei de Britse premier, ‘and I will be back.’ Hij blijft tot zondag in de stad.",
    "De poli\u00adtie houdt va\u00adnavond een ac\u00adtie.",
    "DE POLITIE HEEFT VIJF MENSEN AANGEHOUDEN",
)
NOT_DUTCH = (
    (
        "Die Polizei hat in der Stadt fünf Menschen festgenommen, die an den Unruhen beteiligt waren.",
        "German",
    ),
    ("La police a arrêté cinq personnes dans la ville.", "French"),
    ("Полиция задержала пять человек.", "Cyrillic"),
    (
        "Die polisie het vyf mense gearresteer wat nie wou padgee nie, en hulle is nou in die tronk.",
        "Afrikaans",
    ),
    (
        "De plysje hat fiif minsken oppakt dy't yn 'e stêd wiene, en hja sitte no fêst by de plysje.",
        "Frisian",
    ),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.", "Latin"),
    ("12 34 56 78 % €", "no words"),
    ("a" * 5000, "no words"),
    ("aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlNjQ " * 40, "hardly any Dutch"),
)


@pytest.mark.parametrize("text", DUTCH)
def test_dutch(text: str) -> None:
    assert judge(text).code == "nl", judge(text).reason
    assert judge(text).reason is None


@pytest.mark.parametrize(("text", "reason"), NOT_DUTCH)
def test_not_dutch(text: str, reason: str) -> None:
    verdict = judge(text)
    assert verdict.code is None
    assert reason in (verdict.reason or "")


@pytest.mark.parametrize("code", FOREIGN)
def test_examples_of_other_languages(code: str) -> None:
    sentences = importlib.import_module(f"spacy.lang.{code}.examples").sentences
    verdict = judge(" ".join(sentences))
    assert verdict.code is None
    assert FOREIGN[code] in (verdict.reason or "")


def test_english() -> None:
    assert judge("The police arrested five people in the city who had taken part in the riots.").code == "en"
    assert judge(" ".join(importlib.import_module("spacy.lang.en.examples").sentences)).code == "en"


def test_dutch_examples() -> None:
    for sentence in importlib.import_module("spacy.lang.nl.examples").sentences:
        assert judge(sentence).code == "nl", (sentence, judge(sentence).reason)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("nl", "nl"),
        ("NL", "nl"),
        ("nl_NL", "nl"),
        ("nl-BE", "nl-BE"),
        ("nl_be", "nl-BE"),
        ("Nederlands", "nl"),
        ("dut", "nl"),
        ("Vlaams", "nl-BE"),
        ("en_US", "en-US"),
        ("EN", "en"),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_codes(written: str, code: str) -> None:
    assert language_code(written) == code
    assert is_readable_code(code) == code.startswith(("nl", "en"))
