"""Universal features from the Dutch tag: the CGN tag set has them all, so nothing needs to be guessed.

Source: Van Eynde, Part of speech tagging en lemmatisering van het Corpus Gesproken Nederlands (2004);
https://universaldependencies.org/nl/feat/.
"""

from typing import Final

NEGATIVE: Final = frozenset({"geen", "niemand", "niets", "niks", "niemands", "geeneen"})
_VERB: Final = {
    "inf": {"VerbForm": "Inf"},
    "vd": {"VerbForm": "Part"},
    "od": {"VerbForm": "Part"},
    "tgw": {"Tense": "Pres", "VerbForm": "Fin"},
    "verl": {"Tense": "Past", "VerbForm": "Fin"},
    "conj": {"VerbForm": "Fin"},
}
_PRONOUN: Final = {
    "pers": {"PronType": "Prs"},
    "pr": {"PronType": "Prs"},
    "bez": {"Poss": "Yes", "PronType": "Prs"},
    "refl": {"PronType": "Prs", "Reflex": "Yes"},
    "recip": {"PronType": "Rcp"},
    "aanw": {"PronType": "Dem"},
    "betr": {"PronType": "Rel"},
    "vb": {"PronType": "Int"},
    "excl": {"PronType": "Int"},
    "onbep": {"PronType": "Ind"},
}
_CASE: Final = {"nomin": "Nom", "obl": "Acc", "gen": "Gen", "dat": "Dat"}
_DEGREE: Final = {"basis": "Pos", "comp": "Cmp", "sup": "Sup", "dim": "Dim"}
_NUMBER: Final = {"ev": "Sing", "mv": "Plur", "met-t": "Sing"}
_GENDER: Final = {"zijd": "Com", "onz": "Neut", "masc": "Masc", "fem": "Fem"}


def features(xpos: str) -> dict[str, str]:
    """Return the UD features of a CGN tag such as ``WW|pv|verl|ev``; empty for a tag that has none or is
    unknown.
    """
    parts = xpos.split("|")
    kind, rest = parts[0], parts[1:]
    out: dict[str, str] = {}
    if kind == "N":
        out = _first(rest, _NUMBER, "Number") | _first(rest, _GENDER, "Gender")
        if "dim" in rest:
            out["Degree"] = "Dim"
    elif kind == "WW":
        for part in rest:
            out |= _VERB.get(part, {})
        if "pv" in rest:
            out |= _first(rest, _NUMBER, "Number")
    elif kind == "ADJ":
        out = _first(rest, _DEGREE, "Degree")
    elif kind == "LID":
        out["Definite"] = "Ind" if "onbep" in rest else "Def"
        out["PronType"] = "Art"
    elif kind == "VNW":
        out = _pronoun(rest)
    elif kind == "TW":
        out["NumType"] = "Ord" if "rang" in rest else "Card"
    elif kind == "SPEC":
        out = {"vreemd": {"Foreign": "Yes"}, "afk": {"Abbr": "Yes"}}.get(rest[0] if rest else "", {})
    return out


def feature_string(xpos: str, negative: bool = False) -> str:
    """Return the features of ``xpos`` in CoNLL-U form (``Number=Sing|Tense=Past``), keys sorted.

    negative: the word is one of NEGATIVE, which the tag does not say.
    """
    found = features(xpos) if xpos else {}
    if negative and "PronType" in found:
        found["PronType"] = "Neg"
    return "|".join(f"{key}={value}" for key, value in sorted(found.items()))


def _first(parts: list[str], table: dict[str, str], key: str) -> dict[str, str]:
    return next(({key: table[p]} for p in parts if p in table), {})


def _pronoun(parts: list[str]) -> dict[str, str]:
    kind = parts[0] if parts else ""
    out = dict(_PRONOUN.get(kind, {}))
    if kind in {"pers", "pr", "bez", "refl"}:
        person = next((p[0] for p in parts if p[0] in "123"), "3" if kind == "refl" else "")
        if person:
            out["Person"] = person
        if kind in {"pers", "bez", "pr"}:
            out |= _first(parts, {"ev": "Sing", "mv": "Plur"}, "Number") | _first(parts, _GENDER, "Gender")
        if kind in {"pers", "pr"}:
            out |= _first(parts, _CASE, "Case")
    if "grad" in parts:
        out |= _first(parts[1:], _DEGREE, "Degree")
    return out
