"""From original scripts to Latin letters, as papers, libraries and passports of several countries do it."""

from random import Random

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ROWS = {
    "nl": "a b v g d e jo zj z i j k l m n o p r s t oe f ch ts tsj sj sjtsj _ y _ e joe ja",
    "en": "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya",
    "de": "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja",
    "fr": "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch _ y _ e iou ia",
    "iso": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š šč _ y _ è ju ja",
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia",
}
_TABLES = {
    scheme: {c: ("" if to == "_" else to) for c, to in zip(_CYRILLIC, row.split(), strict=True)}
    for scheme, row in _ROWS.items()
}
CYRILLIC_SCHEMES = (("nl", 60), ("en", 24), ("de", 5), ("fr", 3), ("iso", 4), ("passport", 4))

# Arabic by sound: capitals are S sh, X kh, G gh, J dj, T emphatic t, H breathed h, C ayn; doubled vowels are long.
_ARABIC = {
    "nl": {"S": "sj", "X": "ch", "G": "gh", "J": "dj", "T": "t", "H": "h", "C": "", "aa": "a", "ii": "i", "uu": "oe",
           "y": "j", "q": "k", "w": "w"},
    "en": {"S": "sh", "X": "kh", "G": "gh", "J": "j", "T": "t", "H": "h", "C": "", "aa": "a", "ii": "i", "uu": "u",
           "y": "y", "q": "q", "w": "w"},
    "de": {"S": "sch", "X": "ch", "G": "gh", "J": "dsch", "T": "t", "H": "h", "C": "", "aa": "a", "ii": "i", "uu": "u",
           "y": "j", "q": "q", "w": "w"},
    "fr": {"S": "ch", "X": "kh", "G": "gh", "J": "dj", "T": "t", "H": "h", "C": "", "aa": "a", "ii": "i", "uu": "ou",
           "y": "y", "q": "k", "w": "ou"},
}  # fmt: skip
ARABIC_SCHEMES = (("nl", 45), ("en", 40), ("fr", 10), ("de", 5))


def pick(rng: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    """Return one of the names by weight."""
    return rng.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def from_cyrillic(text: str, scheme: str) -> str:
    """Return a Cyrillic name in Latin letters."""
    table, out = _TABLES[scheme], []
    for index, char in enumerate(text):
        low = char.lower()
        to = table.get(low, low)
        before = text[index - 1].lower() if index else " "
        if low == "е" and before in " -ьъаеёиоуыэюя" and scheme in {"nl", "en", "fr"}:
            to = {"nl": "je", "en": "ye", "fr": "ie"}[scheme]
        if low == "в" and index == len(text) - 1 and scheme == "fr":
            to = "v"
        out.append(to.capitalize() if char.isupper() else to)
    word = "".join(out)
    for end, short in (("ij", "i"), ("iy", "y"), ("yj", "y"), ("yy", "y"), ("ii", "iy")):
        if word.endswith(end) and scheme not in {"iso", "nl"}:
            return word[: -len(end)] + short
    return word


def from_arabic(sounds: str, scheme: str, rng: Random, *, loose: float) -> str:
    """Return an Arabic name by its sounds. loose: chance that a short vowel is written as Europeans hear it."""
    table, out, index = _ARABIC[scheme], [], 0
    while index < len(sounds):
        two, one = sounds[index : index + 2], sounds[index]
        if two in table:
            out.append(table[two])
            index += 2
            continue
        heard = {"u": "o", "i": "e"}.get(one) if rng.random() < loose else None
        out.append(heard or table.get(one, one))
        index += 1
    return "".join(out).capitalize()
