"""Light verbs on hand-built trees, with rows of the tests' own."""

import pytest
from factory import tree

from kzgraph.extract.carriers import Carriers, light_verbs_by_verb
from kzgraph.extract.grammar import predicates
from kzgraph.lexicon.schema import LightVerb

RECEIVED = """
1 Vissers visser NOUN nsubj 2 Plur
2 kregen krijgen VERB root 0 Fin.Past.Plur
3 kritiek kritiek NOUN obj 2 Sing
"""
LED = """
1 Ruzie ruzie NOUN nsubj 2 Sing
2 leidde leiden VERB root 0 Fin.Past.Sing
3 tot tot ADP case 4 -
4 rellen rel NOUN obl 2 Plur
"""
SERVED = """
1 Vissers visser NOUN nsubj 5 Plur
2 waren zijn AUX cop 5 Fin.Past.Plur
3 het het DET det 5 -
4 ware waar ADJ amod 5 -
5 doelwit doelwit NOUN root 0 Sing
6 van van ADP case 7 -
7 kritiek kritiek NOUN nmod 5 Sing
"""
GAVE = """
1 Ruzie ruzie NOUN nsubj 2 Sing
2 gaf geven VERB root 0 Fin.Past.Sing
3 aanleiding aanleiding NOUN obj 2 Sing
4 tot tot ADP case 5 -
5 rellen rel NOUN nmod 3 Plur
"""
ROWS = light_verbs_by_verb(
    [
        LightVerb("krijgen", "obj", "target", "Accusation", "x", events=("Accusation",)),
        LightVerb("leiden", "tot", "none", "Protest", "x"),
        LightVerb("geven", "tot", "none", "Protest", "x", through="aanleiding"),
        LightVerb("zijn", "van", "target", "Accusation", "x", through="doelwit"),
    ]
)


@pytest.mark.parametrize(
    ("text", "noun", "event", "row"),
    [
        (RECEIVED, "kritiek", "Accusation", "krijgen obj:Accusation"),
        (RECEIVED, "kritiek", "Protest", None),  # a class that the row does not carry
        (RECEIVED, "Vissers", "Accusation", None),  # the subject is not carried
        (LED, "rellen", "Protest", "leiden tot"),
        (LED, "Ruzie", "Attack", None),
        (GAVE, "rellen", "Protest", "geven aanleiding tot"),
        (SERVED, "kritiek", "Accusation", "zijn doelwit van"),
    ],
)
def test_the_verb_that_carries_a_noun(text: str, noun: str, event: str, row: str | None) -> None:
    doc = tree(text)
    token = next(t for t in doc if t.text == noun)
    carrier = Carriers(ROWS, predicates(doc)).of(token, event)
    assert (carrier.row.id if carrier is not None and carrier.row is not None else None) == row
