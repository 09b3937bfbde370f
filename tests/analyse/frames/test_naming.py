"""What words call their referent, and in whose voice."""

import pytest
from factory_frames import MAYOR, spoken

from kzgraph.analyse.frames.naming import Kind, naming_of

VOICES = [
    ("relschoppers", "Relschoppers trokken door de straat.", (), "own"),
    ("relschoppers", "Volgens Bos trokken relschoppers door de straat.", (MAYOR,), "reported"),
    ("relschoppers", "Volgens Bos trokken ‘relschoppers’ door de straat.", (MAYOR,), "quoted"),
    ("relschoppers", ",,Het waren relschoppers uit de stad”, zei Bos.", (MAYOR,), "quoted"),
    ("relschoppers", "Het waren relschoppers uit de stad”, zei Bos.", (MAYOR,), "quoted"),
    ("relschoppers", "De ‘relschoppers’ bleken scholieren.", (), "distanced"),
    ("zogenaamde relschoppers", "De zogenaamde relschoppers bleken scholieren.", (), "distanced"),
    ("relschoppers", "“Ga naar huis”, riep Bos tegen de relschoppers.", (), "own"),
    ("relschoppers", "De ‘relschoppers’ en andere relschoppers bleven.", (), "own"),  # once without marks is enough
]


@pytest.mark.parametrize(("text", "sentence", "speakers", "voice"), VOICES)
def test_voice(text: str, sentence: str, speakers: tuple[object, ...], voice: str) -> None:
    found = naming_of(spoken(text, sentence, speakers=speakers))
    assert found is not None
    assert found.voice.value == voice


def test_a_framing_without_a_speaker_keeps_its_distance() -> None:
    found = naming_of(spoken("helden", "De helden bleken scholieren.", kind=Kind.FRAME))
    assert found is not None
    assert (found.voice.value, found.valence.value) == ("distanced", "favourable")


def test_a_framing_has_its_own_words_and_what_they_hold() -> None:
    text = "een greep naar de macht door bandieten"
    found = naming_of(spoken(text, f"Bos noemde het {text}.", kind=Kind.FRAME, speakers=(MAYOR,)))
    assert found is not None
    assert (found.word, found.valence.value, found.voice.value) == (text, "unfavourable", "reported")
    plain = naming_of(spoken("vrij en eerlijk", "Bos noemde het vrij en eerlijk.", kind=Kind.FRAME))
    assert plain is not None
    assert (plain.family, plain.valence.value) == ("", "unknown")


def test_a_deed_is_quoted_when_its_clause_is() -> None:
    sentence = "Bos zei dat ‘drie aanvallers zijn geëlimineerd’."
    found = naming_of(
        spoken(
            "elimineren",
            sentence,
            kind=Kind.DEED,
            quote="‘drie aanvallers zijn geëlimineerd’",
            speakers=(MAYOR,),
            event_class="Killing",
        )
    )
    assert found is not None
    assert (found.word, found.voice.value) == ("elimineren", "quoted")
    assert naming_of(spoken("zingen", sentence, kind=Kind.DEED, event_class="Action")) is None


@pytest.mark.parametrize("text", ["zij", "dat", "hen", "Bos", "de mensen", "slaags"])
def test_pronouns_names_and_other_words_say_nothing(text: str) -> None:
    assert naming_of(spoken(text, f"Toen kwamen {text}.")) is None


def test_a_word_for_people_that_no_row_has() -> None:
    found = naming_of(spoken("de scholieren", "De scholieren bleven."))
    assert found is not None
    assert (found.word, found.family, found.valence.value) == ("scholieren", "", "unknown")
