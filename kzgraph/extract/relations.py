"""Static relations that noun phrases carry: who heads what ("de premier van Armenië", "de Kazachse president X")."""

from spacy.tokens import Doc, Token

from kzgraph.extract.draft import Draft
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.mentions.phrases import case_of, conjuncts, core
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind

ORGANISED = frozenset(
    {
        EntityKind.STATE,
        EntityKind.GOVERNMENT,
        EntityKind.BODY,
        EntityKind.ORGANISATION,
        EntityKind.MEDIA,
        EntityKind.PLACE,
    }
)


def relation_drafts(doc: Doc, table: MentionTable, entities: EntityIndex) -> list[Draft]:
    """Return a draft of ``headOf`` for each title whose holder and state or body the phrase names."""
    drafts = []
    for i in sorted(table.heads):
        token = doc[i]
        lemma = token.lemma_.lower()
        if lemma not in wordlist("head_titles") and not lemma.endswith(endings("serving_titles")):
            continue
        holder = _holder(token, table)
        if holder is None:
            continue
        for body in _bodies(token, table, entities):
            roles = {"actor": [holder], "target": [body]}
            drafts.append(Draft("headOf", token, lemma, roles, "title:headOf", _span(token, holder, body)))
    return drafts


def _holder(title: Token, table: MentionTable) -> Token | None:
    """The named person whose title this is: in the same phrase, or the phrase that it stands beside in apposition."""
    if _names_person(title, table):
        return title
    too = title.dep_ == "conj" and any(c.lower_ in {"tevens", "eveneens", "tegelijk"} for c in title.children)
    if (title.dep_ == "appos" or too) and _names_person(title.head, table):
        return title.head
    return next((c for c in title.children if c.dep_ == "appos" and _names_person(c, table)), None)


def _names_person(token: Token, table: MentionTable) -> bool:
    mention = table.heads.get(token.i)
    return mention is not None and mention.name is not None and mention.entity_kind is EntityKind.PERSON


def _bodies(title: Token, table: MentionTable, entities: EntityIndex) -> list[Token]:
    """What the title is held of: nationality, "van" or "voor" phrase (also behind the name), possessor."""
    lemma = title.lemma_.lower()
    wanted = set(ORGANISED)
    if lemma.endswith(endings("serving_titles")):
        wanted.add(EntityKind.PERSON)
    names = [c for c in title.children if c.dep_ in {"appos", "flat"} and c.i > title.i and c.pos_ == "PROPN"]
    found: list[Token] = []
    for child in (*title.children, *(c for name in names for c in name.children)):
        if child.dep_ == "amod" and child.head.i == title.i and entities.by_adjective(child.text) is not None:
            found.append(child)
        elif child.dep_ == "nmod" and case_of(child) in {"van", "voor"}:
            found.extend(c for c in conjuncts(child) if _is_body(c, table, wanted, minister=lemma == "minister"))
        elif child.dep_ == "nmod:poss" and _is_body(child, table, wanted, minister=False):
            found.append(child)
    return found


def _is_body(token: Token, table: MentionTable, wanted: set[EntityKind], *, minister: bool) -> bool:
    mention = table.at(token)
    if mention is None or mention.name is None:
        return False
    return mention.entity_kind in wanted or minister


def _span(title: Token, holder: Token, body: Token) -> list[Token]:
    tokens = {*core(title), *core(holder), body, *core(body)}
    tokens |= {c for c in body.children if c.dep_ == "case"}
    tokens |= {t for c in title.children if c.dep_ in {"appos", "flat"} and c.i == title.i + 1 for t in core(c)}
    return sorted(tokens, key=lambda t: t.i)
