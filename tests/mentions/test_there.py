"""Words that point back to a place, on hand-built trees."""

import pytest
from factory import tree

from kzgraph.mentions.there import points_to_place

LOCATIVE = """
1 Agenten agent NOUN nsubj:pass 4 Plur
2 werden worden AUX aux:pass 4 Fin.Past.Plur
3 er er ADV advmod 4 -
4 aangevallen aanvallen VERB root 0 Part
"""
EXPLETIVE = """
1 Er er ADV advmod 2 -
2 vielen vallen VERB root 0 Fin.Past.Plur
3 zes zes NUM nummod 4 -
4 gewonden gewonde NOUN nsubj 2 Plur
"""
COUNTING = """
1 Zij zij PRON nsubj 3 Plur
2 hebben hebben AUX aux 3 Fin.Plur
3 gedood doden VERB root 0 Part
4 er er ADV advmod 3 -
5 drie drie NUM obj 3 -
"""
STRANDED = """
1 Zij zij PRON nsubj 2 Plur
2 gingen gaan VERB root 0 Fin.Past.Plur
3 er er ADV advmod 2 -
4 niet niet ADV advmod 2 -
5 op op ADP obl 2 -
6 in in ADP compound:prt 2 -
"""
IMPERSONAL = """
1 Het het PRON nsubj 2 Sing
2 ging gaan VERB root 0 Fin.Past.Sing
3 er er ADV advmod 2 -
4 hard hard ADJ advmod 2 -
"""
ON_THE_SPOT = """
1 Ter te ADP obl 4 -
2 plaatse plaats NOUN fixed 1 Sing
3 werd worden AUX aux:pass 4 Fin.Past.Sing
4 gevochten vechten VERB root 0 Part
"""
TO_THE_PURPOSE = """
1 Ter te ADP obl 4 -
2 ere eer NOUN fixed 1 Sing
3 werd worden AUX aux:pass 4 Fin.Past.Sing
4 gezongen zingen VERB root 0 Part
"""
THERE = """
1 Daar daar ADV advmod 3 -
2 werd worden AUX aux:pass 3 Fin.Past.Sing
3 gevochten vechten VERB root 0 Part
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LOCATIVE, ["er"]),
        (EXPLETIVE, []),
        (COUNTING, []),
        (STRANDED, []),
        (IMPERSONAL, []),
        (ON_THE_SPOT, ["Ter"]),
        (TO_THE_PURPOSE, []),
        (THERE, ["Daar"]),
    ],
)
def test_points_to_place(text: str, words: list[str]) -> None:
    assert [token.text for token in tree(text) if points_to_place(token)] == words
