"""Conjugate Dutch verbs: from an infinitive to its forms, and from forms back to infinitives.

Spelling follows the Woordenlijst Nederlandse Taal: open and closed syllables, v/f and z/s, 't kofschip, the
diaeresis after ge-. What no rule gives is in ``data/strong_verbs.toml``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from kzgraph.languages.nl.irregular import Strong, exceptions

PREFIXES: Final = ("be", "er", "ge", "her", "ont", "ver")
"""Prefixes that never stand apart from their verb and take the place of ge-."""

_SHORTEST: Final = 4  # letters that a verb has after a prefix or particle: "doen", "eten"
_INFINITIVE: Final = re.compile(r"[^\W\d_]{3,}(?<=n)")
_NO_ONSET: Final = re.compile(r"([^aeiou])\1|[lmnr][^aeiouëïöü]")  # "bergen" is not be + rgen
_DIGRAPH: Final = re.compile(r"e|u|i(?!j)")  # "beuren" is not be + uren: that would be "beüren"
_SHORT_VOWEL: Final = re.compile(r"(?:^|[^aeiouyëïöü])[aeou][bcdfghklmnprstvz]$|uer$")
_UNSTRESSED_END: Final = re.compile(r"[aeiouyëïöü].*e[lmn]$")
_VOICELESS: Final = ("k", "f", "s", "ch", "p", "t", "x", "sh", "c")
_DEVOICED: Final = {"v": "f", "z": "s"}


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Forms of a verb. finite: singular and past; participles: past ones, bare and inflected.

    ge: whether the participles still take ge-.
    """

    infinitive: str
    finite: tuple[str, ...]
    participles: tuple[str, ...]
    ge: bool

    def with_prefix(self, prefix: str) -> "Paradigm":
        """Return the paradigm of the verb with a prefix that is never apart: "breken" to "verbreken"."""
        return self._after(prefix, self.participles)

    def with_particle(self, particle: str) -> "Paradigm":
        """Return the joined forms of the verb with a separable particle: "gebroken" to "uitgebroken"."""
        return self._after(particle, tuple(self._past_participles()))

    def forms(self) -> frozenset[str]:
        """Return all forms, present participles too."""
        present = (self.infinitive + "d", self.infinitive + "de")
        return frozenset({self.infinitive, *self.finite, *present, *self._past_participles()})

    def _after(self, first: str, participles: tuple[str, ...]) -> "Paradigm":
        finite, joined = (tuple(first + form for form in forms) for forms in (self.finite, participles))
        return Paradigm(first + self.infinitive, finite, joined, ge=False)

    def _past_participles(self) -> Iterator[str]:
        return (with_ge(form) if self.ge else form for form in self.participles)


def forms_of(verb: str) -> frozenset[str]:
    """Return the forms of the infinitive ``verb``, those of a particle verb joined ("afgekondigd").

    Empty for what is no infinitive of one lower-case word.
    """
    if not _INFINITIVE.fullmatch(verb) or not verb.islower():
        return frozenset()
    return frozenset(form for paradigm in _paradigms(verb) for form in paradigm.forms())


def form_table(verbs: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return form -> its possible infinitives in alphabetical order.

    Of a particle verb the finite forms that stand apart are there too, under the verb without its particle:
    "kondigde" (… af) -> kondigen.
    """
    table: dict[str, set[str]] = {}
    for verb in verbs:
        for form in forms_of(verb):
            table.setdefault(form, set()).add(verb)
        for form in bare_forms(verb):
            table.setdefault(form, set()).add(split_particle(verb)[1])
    return MappingProxyType({form: tuple(sorted(table[form])) for form in sorted(table)})


def bare_forms(verb: str) -> frozenset[str]:
    """Return the forms of a particle verb that stand apart from its particle; empty for other verbs."""
    particle, bare = split_particle(verb)
    return frozenset({bare, *_joined(bare).finite}) if particle else frozenset()


@cache
def split_particle(verb: str) -> tuple[str, str]:
    """Return (particle, verb without it): ("af", "kondigen"); ("", verb) where nothing stands apart."""
    known = exceptions()
    if verb in known.inseparable or verb in known.whole or verb in known.strong:
        return "", verb
    particle = _particle(verb)
    return particle, verb[len(particle) :]


def with_ge(participle: str) -> str:
    """Put ge- before a past participle, with a diaeresis where two vowels would be read as one."""
    first, second = participle[:1], participle[1:2]
    if first == "e" or (first == "i" and second != "j") or (first == "u" and second != "i"):
        return "ge" + {"e": "ë", "i": "ï", "u": "ü"}[first] + participle[1:]
    return "ge" + participle


def stem(verb: str) -> str:
    """Return the stem of a verb without prefix as it is spelled at a word's end: "maak", "reis"."""
    if verb in exceptions().silent_e:
        return verb[:-1]
    root = verb[:-2]
    if verb.endswith("iën"):
        return root + "e"  # "oliën": olie
    if root.endswith(("iër", "eër")):
        return root[:-2] + ("eer" if root.endswith("iër") else "ëer")  # "kopieer", "creëer"
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "aeiou":
        return root[:-1]
    if _is_long(verb, root):
        root = root[:-1] + root[-2] + root[-1]
    return root[:-1] + _DEVOICED.get(root[-1], root[-1])


def _is_long(verb: str, root: str) -> bool:
    """Whether the last vowel of ``root`` is long, so that it is doubled in a closed syllable."""
    if not _SHORT_VOWEL.search(root):
        return False
    if _UNSTRESSED_END.search(root):
        return verb in exceptions().stressed
    return verb not in exceptions().unstressed


def _paradigms(verb: str) -> Iterator[Paradigm]:
    particle, bare = split_particle(verb)
    yield _joined(bare).with_particle(particle) if particle else _joined(verb)
    if verb in exceptions().both:
        yield _joined(bare).with_prefix(particle)


@cache
def _joined(verb: str) -> Paradigm:
    """Return the paradigm of a verb without separable particle."""
    known = exceptions()
    if verb in known.strong:
        return _strong(verb, known.strong[verb])
    if verb in known.whole:
        return _weak(verb)
    prefix = _particle(verb) if verb in known.inseparable else _prefix(verb)
    if not prefix:
        return _weak(verb)
    rest = verb[len(prefix) :]
    particle, bare = split_particle(rest) if prefix == "her" else ("", rest)
    inner = _joined(bare)
    return (inner.with_particle(particle) if particle else inner).with_prefix(prefix)  # "heropgebouwd"


def _weak(verb: str) -> Paradigm:
    last = stem(verb)
    dental = "t" if verb[:-2].endswith(_VOICELESS) else "d"
    singular = (last,) if last.endswith("t") else (last, last + "t")
    past = (last + dental + "e", last + dental + "en")
    participles = (last, verb[:-1]) if last.endswith(dental) else (last + dental, last + dental + "e")
    return Paradigm(verb, (*singular, *past), participles, ge=True)


def _strong(verb: str, row: Strong) -> Paradigm:
    singular = row.present or _weak(verb).finite[:-2]
    ge = all(p.startswith("geg" if verb.startswith("ge") else "ge") for p in row.participle)
    bare = [p.removeprefix("ge") if ge else p for p in row.participle]
    participles = tuple(form for p in bare for form in dict.fromkeys((p, _inflected(p))))
    return Paradigm(verb, (*singular, *row.past), participles, ge)


def _inflected(participle: str) -> str:
    if participle.endswith("aan"):
        return participle[:-2] + "ne"
    if participle.endswith("en") and not participle.endswith("ien"):
        return participle  # "de gebroken belofte"
    return participle + "e"


def _particle(verb: str) -> str:
    return next((p for p in exceptions().particles if verb.startswith(p) and _is_verb(verb[len(p) :])), "")


def _prefix(verb: str) -> str:
    for prefix in PREFIXES:
        rest = verb[len(prefix) :]
        blurred = prefix in ("be", "ge") and _DIGRAPH.match(rest)
        if verb.startswith(prefix) and _is_verb(rest) and not blurred:
            return prefix
    return ""


def _is_verb(rest: str) -> bool:
    """Whether what follows a prefix or particle can be a verb."""
    return len(rest) >= _SHORTEST and not _NO_ONSET.match(rest)
