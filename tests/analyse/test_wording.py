"""Words to compare: forms, quoted speech, runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.wording import RUN, Wording

TEXTS = st.text(st.sampled_from("abcé 1.2-'’\"“”‘,,«» \n"), max_size=80)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("De boot zonk.", ["de", "boot", "zonk"]),
        ("Zo'n 2.500 boten", ["zo'n", "2500", "boten"]),
        ("Zo’n 2500 boten", ["zo'n", "2500", "boten"]),
        ("2,5 procent", ["2,5", "procent"]),
        ("het EU-bericht", ["het", "eu-bericht"]),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    assert [word.form for word in Wording(text).words] == forms


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“De haven is nu dicht”, zegt Bos.", "De haven is nu dicht"),
        (",,De haven is nu dicht”, zegt Bos.", "De haven is nu dicht"),
        ("'De haven is nu dicht', zegt Bos.", "De haven is nu dicht"),
        ("De haven is nu dicht”, zegt Bos.", "De haven is nu dicht"),  # begun a sentence before
        ("Bos zegt: “De haven is nu dicht.", "De haven is nu dicht"),  # goes on in the next
        ("De ‘hulptroepen’ kwamen aan.", ""),  # held at a distance
        ("In Bos' huis en 's avonds thuis is het stil.", ""),
    ],
)
def test_quoted_speech(text: str, quoted: str) -> None:
    assert " ".join(text[word.start : word.end] for word in Wording(text).words if word.quoted) == quoted


def test_stretches_are_those_of_the_text() -> None:
    one = Wording("De brug bij Zijl, zegt men, is dicht.")
    words = [word for word in one.words if word.form not in ("zegt", "men")]
    assert one.stretches(words) == ("De brug bij Zijl", "is dicht")


@given(TEXTS)
def test_words_stand_where_they_say(text: str) -> None:
    made = Wording(text)
    assert all(text[word.start : word.end].strip() for word in made.words)
    assert len(made.runs) == max(len(made.words) - RUN + 1, 0)
    assert made.stretches(made.words) == ((text[made.words[0].start : made.words[-1].end],) if made.words else ())
