"""The targets of the fuzzer hold for what they begin with, for what was found once, and for what hypothesis thinks of.

``python -m tests.fuzz TARGET --seconds N`` looks for more, guided by coverage.
"""

import pytest
from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st

FOUND: list[tuple[str, bytes]] = []
QUICK = [name for name in TARGETS if name != "reader"]
CASES = [(name, data) for name, rows in SEEDS.items() for data in rows] + FOUND


@pytest.mark.parametrize(("name", "data"), CASES, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CASES)])
def test_what_is_known(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", QUICK)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=120).map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_input(name: str, data: bytes) -> None:
    TARGETS[name](data)


MARKS = "“”„‘’'\"«»()[]{}–-…;:,.!?/\\ \n\t\u00ad\u202e\u200b\ufeff"
WORDS = ["de ", "premier ", "zei ", "dat ", "Peru ", "niet ", "Jan Maat ", "hij ", "12 ", "doden ", "en ", "in "]


@given(st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=60))
@settings(max_examples=25, deadline=None, derandomize=True)
def test_any_text_of_marks_and_words_becomes_a_valid_graph(pieces: list[str]) -> None:
    TARGETS["reader"]("".join(pieces).encode("utf-8"))
