"""From the trees of spaCy's English pipelines to Universal Dependencies.

Those pipelines label as ClearNLP does: prepositions govern their objects, copulas their predicates, each conjunct the
next one. The rules of kzgraph read Universal Dependencies, where content words govern function words.
Source: https://github.com/clir/clearnlp-guidelines (labels), https://universaldependencies.org/en/ (relations).
"""

from spacy.tokens import Doc, Span

from kzgraph.languages.en.coordination import join
from kzgraph.languages.en.copulas import turn_copulas
from kzgraph.languages.en.names import turn_names
from kzgraph.languages.en.nodes import Node, nodes_of, write
from kzgraph.languages.en.prepositions import turn_prepositions

LABELS = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "relcl": "acl:relcl",
    "poss": "nmod:poss", "prt": "compound:prt", "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "neg": "advmod",
    "quantmod": "advmod", "npadvmod": "obl", "predet": "det", "preconj": "cc:preconj", "intj": "discourse",
    "meta": "dep", "dative": "iobj", "pobj": "obl", "pcomp": "advcl", "prep": "advmod", "agent": "advmod",
}  # fmt: skip
"""What is only called otherwise, after all else has been turned."""

ENTITIES = {
    "PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "PRODUCT": "MISC", "EVENT": "MISC",
    "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
"""Labels of OntoNotes for names → ours; nationalities, dates and numbers are no names."""


def convert(doc: Doc) -> Doc:
    """Give ``doc`` Universal Dependencies and the names of our four kinds, in place; return it."""
    nodes = nodes_of(doc)
    turn_prepositions(nodes)
    turn_copulas(nodes)
    join(nodes)
    turn_names(nodes)
    for node in nodes:
        _settle(node)
    write(nodes, doc)
    doc.ents = tuple(_names(doc))
    return doc


def _settle(node: Node) -> None:
    """Name a relation as Universal Dependencies do; "to" before an infinitive marks it."""
    if node.dep == "aux" and node.tag == "TO":
        node.dep = "mark"
    elif node.dep == "ccomp" and _is_controlled(node):
        node.dep = "xcomp"
        for child in node.children:
            if child.dep == "nsubj":
                child.head, child.dep = node.head, "obj"  # "ordered police to shoot"
    node.dep = LABELS.get(node.dep, node.dep)


def _is_controlled(node: Node) -> bool:
    """An infinitive with "to" whose subject is the object of the verb above."""
    marked = any(child.tag == "TO" for child in node.children)
    return marked and node.tag == "VB" and not any(c.dep in {"dobj", "obj"} for c in node.head.children)


def _names(doc: Doc) -> list[Span]:
    """The names without the articles, titles' marks and possessive endings that OntoNotes takes in."""
    found = []
    for span in doc.ents:
        label = ENTITIES.get(span.label_)
        start, end = span.start, span.end
        while start < end and doc[start].pos_ in {"DET", "PUNCT"}:
            start += 1
        while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ == "PUNCT"):
            end -= 1
        if label is not None and start < end and any(t.pos_ == "PROPN" for t in doc[start:end]):
            found.append(Span(doc, start, end, label=label))
    return found
