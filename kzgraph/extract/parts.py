"""Parts of a group: "tien doden, onder wie drie kinderen" says of the children what it says of all."""

from spacy.tokens import Doc, Token

from kzgraph.extract.draft import Draft
from kzgraph.mentions.find import MentionTable
from kzgraph.mentions.phrases import core

PARTED = frozenset({"Killing", "Injury", "Arrest", "Abduction", "Aid", "Seizure", "Destruction", "Movement"})
OPENERS = frozenset({("onder", "wie"), ("van", "wie"), ("onder", "andere"), ("waaronder", "")})
REACH = 8  # tokens between the opener and the noun


def part_drafts(doc: Doc, drafts: list[Draft], table: MentionTable) -> list[Draft]:
    """Return a draft for each counted part of the target of a draft in the same sentence."""
    found = []
    for token in doc:
        if not _opens(token):
            continue
        whole = _whole(token, drafts)
        part = _part(token, table)
        if whole is None or part is None or part in whole.fillers():
            continue
        draft = Draft(
            whole.event, part, whole.lemma, {"target": [part]}, f"part:{whole.rule}", _span(token, part), whole.predicate, confidence=0.7
        )
        found.append(draft)
    return found


def _opens(token: Token) -> bool:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "waaronder" or (token.lower_, following) in OPENERS


def _whole(token: Token, drafts: list[Draft]) -> Draft | None:
    """The last draft before the opener, in its sentence, that has a target."""
    before = [d for d in drafts if d.event in PARTED and d.roles.get("target") and d.trigger.sent.start == token.sent.start]
    before = [d for d in before if min(t.i for t in d.roles["target"]) < token.i]
    return max(before, key=lambda d: max(t.i for t in d.roles["target"] if t.i < token.i), default=None)


def _part(token: Token, table: MentionTable) -> Token | None:
    """The first noun phrase behind the opener that carries a number or stands alone; a verb ends the search."""
    for other in token.doc[token.i + 1 : min(token.i + REACH, token.sent.end)]:
        if other.pos_ in {"VERB", "AUX"}:
            return None
        if other.pos_ in {"NOUN", "PROPN"} and other.i in table.heads:
            return other
    return None


def _span(token: Token, part: Token) -> list[Token]:
    return list(token.doc[token.i : max(t.i for t in core(part)) + 1])
