"""Static relations that noun phrases carry: who heads what, and who belongs to what.

"de premier van Armenië X", "de Kazachse president X", "NAVO-topman X", "Noorwegen, lid van de NAVO".
"""

from collections.abc import Container

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import ends_in, is_word
from kzgraph.extract.draft import Draft
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings, usual, wordlist
from kzgraph.mentions.phrases import conjuncts, core, has_case
from kzgraph.mentions.table import MentionTable
from kzgraph.model.mention import EntityKind, Mention

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
    """Return a draft for each title or membership whose holder and state or body the phrase names."""
    drafts = []
    for i in sorted(table.heads):
        token = doc[i]
        relation = _relation(token)
        if relation is None:
            continue
        holder = _holder(token, table, relation)
        if holder is None:
            continue
        rule, lemma = f"title:{relation}", token.lemma_.lower()
        for body in _bodies(token, table, entities):
            roles = {"actor": [holder], "target": [body]}
            drafts.append(Draft(relation, token, lemma, roles, rule, _span(token, holder, body)))
        if token.i in table.within:
            within = (table.within[token.i],)
            span = _span(token, holder, token)
            drafts.append(Draft(relation, token, lemma, {"actor": [holder]}, rule, span, within=within))
    return drafts + _in_brackets(doc, table) + _of_organisations(doc, table)


def _of_organisations(doc: Doc, table: MentionTable) -> list[Draft]:
    """Whom a name without a title belongs to: "Luc Peeters van de vakbond COV"."""
    drafts = []
    for i in sorted(table.heads):
        holder, mention = doc[i], table.heads[i]
        if not _names(holder, table, {EntityKind.PERSON}) or mention.titles or mention.lemma != holder.text:
            continue
        for child in holder.children:
            body = table.at(child) if child.dep_ == "nmod" and has_case(child, "of_words") else None
            if body is not None and body.name is not None and body.entity_kind is EntityKind.ORGANISATION:
                roles = {"actor": [holder], "target": [child]}
                rule = "name:memberOf"
                drafts.append(
                    Draft(
                        "memberOf",
                        holder,
                        usual("member_nouns", holder.lang_),
                        roles,
                        rule,
                        _span(holder, holder, child),
                    )
                )
    return drafts


def _in_brackets(doc: Doc, table: MentionTable) -> list[Draft]:
    """Party or portfolio behind a name: "Kamerlid X (CD&V)", "minister X (Landbouw)"."""
    drafts = []
    for i in range(2, len(doc) - 1):
        body = doc[i]
        if doc[i - 1].text != "(" or doc[i + 1].text != ")" or i not in table.heads:
            continue
        holder = body.head if body.dep_ in {"nmod", "appos", "parataxis", "dep"} else doc[i - 2]
        if not _names(holder, table, {EntityKind.PERSON}) and holder.dep_ == "nmod":
            holder = holder.head  # "minister van Onderwijs X (CD&V)", hung on the portfolio
        if not _names(holder, table, {EntityKind.PERSON}) or holder.i >= i:
            continue
        relation = _bracketed(holder, body, table.heads[i])
        if relation is not None:
            span = sorted({*core(holder), *doc[i - 1 : i + 2]}, key=lambda t: t.i)
            roles = {"actor": [holder], "target": [body]}
            drafts.append(Draft(relation, body, body.lemma_.lower(), roles, f"brackets:{relation}", span))
    return drafts


def _bracketed(holder: Token, body: Token, mention: Mention) -> str | None:
    """What the name in brackets is to the person: the party, or what a minister is the minister of."""
    minister = ends_in(holder, "ministers") and body.text[:1].isupper()
    if minister and is_word(body, "portfolios"):
        return "headOf"
    if mention.name is None:
        return None
    unknown = minister and mention.entity is None  # a party that is in no file
    return "memberOf" if unknown or mention.entity_kind is EntityKind.ORGANISATION else None


def _relation(title: Token) -> str | None:
    """Which relation a noun says of its holder, if it is a title or a membership."""
    word = title.lemma_.lower().rpartition("-")[2]
    if word in wordlist("head_titles", title.lang_) or word.endswith(
        endings("serving_titles", title.lang_) + endings("compound_titles", title.lang_)
    ):
        return "headOf"
    if word in wordlist("member_titles", title.lang_):
        return "memberOf"
    return None


def _holder(title: Token, table: MentionTable, relation: str) -> Token | None:
    """The named person (of a membership also a state or body) whose title this is.

    It is in the same phrase, or the phrase that it stands beside in apposition.
    """
    kinds = {EntityKind.PERSON} if relation == "headOf" else {EntityKind.PERSON, *ORGANISED}
    if _names(title, table, kinds):
        return title
    too = title.dep_ == "conj" and any(is_word(c, "too_words") for c in title.children)
    if (title.dep_ == "appos" or too) and _names(title.head, table, kinds):
        return title.head
    return next((c for c in title.children if c.dep_ in {"appos", "flat"} and _names(c, table, kinds)), None)


def _names(token: Token, table: MentionTable, kinds: set[EntityKind]) -> bool:
    mention = table.heads.get(token.i)
    return mention is not None and mention.name is not None and mention.entity_kind in kinds


def _bodies(title: Token, table: MentionTable, entities: EntityIndex) -> list[Token]:
    """What the title is held of: nationality, "van" or "voor" phrase (also behind the name), possessor."""
    lemma = title.lemma_.lower()
    wanted = set(ORGANISED)
    if lemma.endswith(endings("serving_titles", title.lang_)):
        wanted.add(EntityKind.PERSON)
    names = [c for c in title.children if c.dep_ in {"appos", "flat"} and c.i > title.i and c.pos_ == "PROPN"]
    found: list[Token] = []
    for child in (*title.children, *(c for name in names for c in name.children)):
        if child.dep_ == "amod" and child.head.i == title.i and entities.by_adjective(child.text) is not None:
            found.append(child)
        elif child.dep_ == "nmod" and has_case(child, "office_prepositions"):
            found.extend(c for c in conjuncts(child) if _is_body(c, table))
        elif child.dep_ == "nmod:poss" and _is_body(child, table, wanted):
            found.append(child)
    return found


def _is_body(token: Token, table: MentionTable, wanted: Container[EntityKind] | None = None) -> bool:
    """Whether a name can be what a title is held of; behind "van" any can, whatever its kind was taken for."""
    mention = table.at(token)
    return mention is not None and mention.name is not None and (wanted is None or mention.entity_kind in wanted)


def _span(title: Token, holder: Token, body: Token) -> list[Token]:
    tokens = {*core(title), *core(holder), body, *core(body)}
    tokens |= {c for c in body.children if c.dep_ == "case"}
    tokens |= {t for c in title.children if c.dep_ in {"appos", "flat"} and c.i == title.i + 1 for t in core(c)}
    return sorted(tokens, key=lambda t: t.i)
