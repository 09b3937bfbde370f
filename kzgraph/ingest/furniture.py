"""What stands round the text of an article: dates, credits, by-lines, labels, datelines, links.

All functions look at one line, or at the first ``_REACH`` characters of one: no line is too long for them.
"""

import re

from kzgraph.ingest.dates import find_date

_REACH = 200
_LONGEST_NOTE = 150

_LEADING_DATE = re.compile(r"[ \t]*date[ \t]+(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\w-])")

_LABEL = (
    r"(?:update|video|foto(?:['’]?s)?|foto-?serie|(?:in )?beeld|live(?:-?blog)?|exclusief|interview|analyse"
    r"|column|opinie|reportage|achtergrond|premium|breaking|net binnen|podcast|explainer|commentaar"
    r"|nieuwsblog|tijdlijn|overzicht)"
)
_JOINT = r"\s*[/|+•&]\s*"
_CHAIN = rf"(?:(?i:{_LABEL}){_JOINT})*"
# "update/VIDEODe interventie": the last label is glued to the first word.
_GLUED_LABEL = re.compile(rf"{_CHAIN}(?P<last>(?i:{_LABEL}))(?=[A-ZÀ-Þ][a-zß-ÿ]*[ '’])")
# "BUITENLANDDe regering": any run of capitals glued to a word that opens sentences.
_GLUED_CAPITALS = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ /|]{3,60}?"
    r"(?=(?:De|Het|Een|In|Op|Bij|Na|Er|Volgens|President|Premier|Minister|Met|Door|Voor|Uit|Als|Tijdens|Zeker"
    r"|Ruim)\s)"
)
_LABEL_STOP = re.compile(rf"{_CHAIN}(?i:{_LABEL})\s*[:|/•–—]\s+(?=\S)")
_LABEL_CAPITALS = re.compile(rf"{_CHAIN}(?P<last>(?i:{_LABEL}))\s+(?=[‘’“\"',]{{0,2}}[A-ZÀ-Þ][a-zß-ÿ])")

_AGENCY = (
    r"(?:ANP|AFP|AP|RTR|REUTERS|Reuters|DPA|dpa|BELGA|Belga|EFE|TASS|Tass|Interfax|RIA|ANSA|Xinhua|Novum|BNO"
    r"|GPD|Bloomberg|UPI|KNA|Kyodo|Anadolu|Kazinform)"
)
_AGENCIES = rf"\({_AGENCY}(?:\s*[/,-]\s*{_AGENCY})*\)"
_DAY = r"(?:,?\s+\d{1,2}\s+[a-z]{3,9}\.?)?"
_DASH = r"\s*[-–—]\s+"
_CAPITAL_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ'’.-]{2,}){0,5}"
_PLACE = r"[A-ZÀ-Þ][\w'’-]+(?:[ /][A-ZÀ-Þ][\w'’-]+){0,3}"
_DATELINE = re.compile(
    rf"(?:(?!\w\w?{_DASH}){_CAPITAL_PLACE}{_DAY}(?:\s*\([\w/ .,-]{{2,30}}\))?{_DASH}"
    rf"|{_PLACE}{_DAY}\s*{_AGENCIES}(?:{_DASH}|\s*[:.]?\s+)"
    rf"|{_AGENCIES}{_DASH}"
    rf"|{_AGENCIES}\s+)"
    r"(?=[^\W\d_a-z]|['‘’“”\",«„\d])"
)

_CREDIT_HEAD = re.compile(
    r"(?:Beeld|Foto(?:['’]?s)?|Bron|Video|Illustratie|Infographic|Fotograaf|Copyright|©|\([cC]\))\s*:?\s*"
)
_PARTICLES = frozenset(("van", "de", "der", "den", "ter", "te", "en", "via", "/", "|", "&", "-", "–", "+"))
_WRITER = (
    r"(?:[\w-]*redacti(?:e|es)|redact(?:eur|rice)s?|correspondent(?:en|e)?|verslaggevers?"
    r"|verslaggeefster|medewerkers?)"
)
_BYLINE_OURS = re.compile(
    rf"(?:door|van)\s+(?:een\s+van\s+)?onze\s+(?:[\w-]+\s+){{0,2}}{_WRITER}(?:\s+[\w-]+){{0,5}}",
    re.IGNORECASE,
)
_BYLINE_DESK = re.compile(rf"(?i:{_WRITER})((?:\s+[\w-]+){{0,4}})")
_DESKS = frozenset(
    ("buitenland", "binnenland", "economie", "politiek", "sport", "cultuur", "regio", "online", "in")
)
_BYLINE_FIELD = re.compile(r"(?:auteur|auteurs|tekst|redactie|bewerking|bron|door)\s*:\s*\S", re.IGNORECASE)
_LINK = re.compile(
    r"(?:lees|bekijk|zie|luister|kijk)\s+(?:ook|meer|verder|hier)\b|meer over dit|deel dit|klik hier"
    r"|schrijf je in|volg ons|leestijd\b|abonneer je"
    r"|(?:de |het )?(?:tekst|artikel) (?:gaat|loopt) (?:hieronder )?(?:verder|door)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(rf"\((?:{_AGENCY}|[A-Z]{{2,6}})(?:\s*[/,-]\s*(?:{_AGENCY}|[A-Z]{{2,6}}))*\)\.?")
_NOTES = frozenset(
    ("advertentie", "reclame", "delen", "print", "reageer", "reacties", "bewaar", "e-mail", "whatsapp",
     "facebook", "twitter", "cookies", "lees voor", "luister")
)  # fmt: skip
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?:\s*uur)?\b")
_DATE_WORD = re.compile(
    r"gepubliceerd|publicatiedatum|geplaatst|datum|op|om|laatste?|bijgewerkt|update|aangepast|gewijzigd|uur|date"
    r"|vandaag|gisteren|(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo"
    r"|(?:nieuws|pers)?bericht|nieuws|verslag|leestijd|minu(?:ut|ten)|min|\d+",
    re.IGNORECASE,
)


def leading_date(text: str, position: int) -> tuple[int, str] | None:
    """Return the end and the EDTF date of a `` date 2022-01`` mark at ``position``, or ``None``."""
    match = _LEADING_DATE.match(text, position)
    return (match.end(), match[1]) if match else None


def _uniform(label: str) -> bool:
    return label.isupper() or label.islower()


def label_length(line: str) -> int:
    """Return the length of the labels that open ``line`` ("update/VIDEO", "LIVE | "), or 0."""
    head = line[:_REACH]
    if (match := _GLUED_LABEL.match(head)) and _uniform(match["last"]):
        return match.end()
    if match := _LABEL_STOP.match(head):
        return match.end()
    if (match := _LABEL_CAPITALS.match(head)) and match["last"].isupper():
        return match.end()
    if (match := _GLUED_CAPITALS.match(head)) and match.end() < len(head):
        return match.end()
    return 0


def dateline_length(line: str) -> int:
    """Return the length of a dateline with its dash ("KIEV/MOSKOU (ANP/AFP) - ", "(Belga) "), or 0."""
    match = _DATELINE.match(line[:_REACH])
    return match.end() if match else 0


def _all_names(words: str) -> bool:
    tokens = words.replace("/", " / ").split()
    return bool(tokens) and all(token in _PARTICLES or not token[0].islower() for token in tokens)


def is_credit(line: str) -> bool:
    """Tell whether ``line`` only names a photographer, agency or owner ("Beeld REUTERS", "© ANP / AFP")."""
    if len(line) > 80:
        return False
    if _SIGNATURE.fullmatch(line):
        return True
    match = _CREDIT_HEAD.match(line)
    return match is not None and line[-1] not in ".?!" and _all_names(line[match.end() :])


def is_byline(line: str) -> bool:
    """Tell whether ``line`` only says who wrote it ("door onze correspondent", "Door Jan de Vries")."""
    if len(line) > 90 or line[-1] in ".?!:;":
        return False
    if _BYLINE_OURS.fullmatch(line) or _BYLINE_FIELD.match(line):
        return True
    if desk := _BYLINE_DESK.fullmatch(line):
        return all(word in _DESKS or word in _PARTICLES or word[0].isupper() for word in desk[1].split())
    words = line.split()
    return words[0] in ("Door", "DOOR", "door") and 2 < len(words) <= 9 and _all_names(" ".join(words[1:]))


def is_link(line: str) -> bool:
    """Tell whether ``line`` leads elsewhere or belongs to the page ("Lees ook: …", "Advertentie")."""
    if line.lower().rstrip(":") in _NOTES:
        return True
    return len(line) <= _LONGEST_NOTE and line[-1] not in ".…" and bool(_LINK.match(line))


def date_note(line: str) -> str | None:
    """Return the EDTF date of a line with nothing else to read ("Nieuwsbericht | 09-02-2023 | 16:45")."""
    if len(line) > _LONGEST_NOTE:
        return None
    found = find_date(line)
    if found is None:
        return None
    rest = _TIME.sub(" ", line[: found.start] + " " + line[found.end :])
    words = [word for word in re.split(r"[\s|·•:,;/()–—-]+", rest) if word]
    odd = [word for word in words if not _DATE_WORD.fullmatch(word)]
    if not odd:
        return found.edtf
    # "Jan Jansen | 7 januari 2022": between bars stand names of people and rubrics.
    barred = "|" in line or "•" in line or "·" in line
    return found.edtf if barred and len(odd) <= 6 and _all_names(" ".join(odd)) else None


def is_meta(line: str) -> bool:
    """Tell whether a whole line is furniture of any kind; ``date_note`` says which date it holds."""
    return is_credit(line) or is_byline(line) or is_link(line) or date_note(line) is not None
