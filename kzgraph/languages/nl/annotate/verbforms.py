"""From forms of verbs to infinitives: strong verbs from the lexicon, weak ones by the rules of Dutch spelling."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from kzgraph.languages.nl.conjugation import PREFIXES, bare_forms, forms_of
from kzgraph.languages.nl.irregular import exceptions

_RARE: Final = "rieken"  # "rook" is of ruiken
_VOWELS: Final = "aeiou"
_LONG_OPEN: Final = re.compile(r"[^aeiou](aa|oo|uu)[^aeiou]en$")
_LONG_DOUBLE: Final = re.compile(r"(aa|oo|uu|ee|ie|oe|eu|ui|ij|ou)([bdfgklmnprst])\2en$")


def strong_forms() -> dict[str, str]:
    """Return past forms and participles of strong verbs -> infinitive; the commoner verb where two share a
    form.
    """
    out: dict[str, str] = {}
    strong = exceptions().strong
    for infinitive in sorted(strong, key=lambda verb: (verb == _RARE, verb)):
        for form in (*strong[infinitive].past, *strong[infinitive].participle):
            out.setdefault(form, infinitive)
    return out


def candidates(form: str, tag: str) -> Iterator[str]:
    """Yield infinitives that the lower-case ``form`` may belong to under a CGN verb tag, the likeliest
    first.
    """
    if "|inf|" in f"{tag}|":
        yield form
    elif "|pv|verl|" in f"{tag}|":
        yield from _weak(form, (("den", "ten") if "|mv" in tag else ("de", "te")))
    elif "|vd|" in f"{tag}|":
        yield from _participle(form[:-1] if "met-e" in tag and form.endswith("e") else form)
    elif "|od|" in f"{tag}|":
        yield re.sub(r"de?$", "", form)
    elif "|pv|tgw|" in f"{tag}|":
        yield from [form] if "|mv" in tag else _present(form, tag)


def _weak(form: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if form.endswith(ending):
            yield from infinitives(form[: -len(ending)])


def _present(form: str, tag: str) -> Iterator[str]:
    if form.endswith("t") and "met-t" in tag:
        yield from infinitives(form[:-1])
    yield from infinitives(form)


def _participle(form: str) -> Iterator[str]:
    for particle in ("", *exceptions().particles):
        if form.startswith(f"{particle}ge") and len(form) > len(particle) + 4:
            stem = form[len(particle) + 2 :]
            if stem.startswith("ë"):
                stem = "e" + stem[1:]
            if stem.startswith("ï"):
                stem = "i" + stem[1:]
            yield from (particle + i for i in _stem_of_participle(stem))
    if not form.startswith("ge"):
        yield from _stem_of_participle(form)


def _stem_of_participle(stem: str) -> Iterator[str]:
    if stem.endswith("en"):
        yield stem
    elif stem[-1:] in "dt":
        yield from infinitives(stem[:-1])
        yield from infinitives(stem)


def infinitives(stem: str) -> Iterator[str]:
    """Yield the infinitives that a stem may have: "maan" manen, "leg" leggen, "geloof" geloven, "reis"
    reizen.
    """
    if len(stem) < 2:
        return
    if stem[-1] in _VOWELS:
        yield stem + "n" if stem.endswith(("aa", "oe", "ie")) else stem + "en"
        yield stem + "ën"
        return
    last, before = stem[-1], stem[:-1]
    voiced = {"f": "v", "s": "z"}.get(last)
    if len(before) > 1 and before[-1] == before[-2] and before[-1] in _VOWELS:
        short = before[:-1]
        if voiced:
            yield short + voiced + "en"
        yield short + last + "en"
    elif before[-1:] in _VOWELS and (len(before) < 2 or before[-2] not in _VOWELS):
        syllables = len(re.findall(r"[aeiouy]+", stem))
        unstressed = syllables > 1 and ((before[-1] == "e" and last in "lrn") or stem.endswith(("ig", "tor")))
        if unstressed:
            yield stem + "en"
        yield stem + last + "en"
        if not unstressed:
            yield stem + "en"
    else:
        if voiced:
            yield before + voiced + "en"
        yield stem + "en"


def spellable(infinitive: str) -> bool:
    """Whether ``infinitive`` can be Dutch: it ends in n and has no doubled vowel in an open syllable."""
    if not infinitive.endswith("n") or len(infinitive) < 3 or infinitive[0] in "ëï":
        return False
    return not _LONG_OPEN.search(infinitive) and not _LONG_DOUBLE.search(infinitive)


def verb_lemma(
    form: str,
    tag: str,
    proposal: str,
    forms: Mapping[str, str],
    infinitives_known: AbstractSet[str],
    strong: Mapping[str, str],
) -> str:
    """Return the infinitive of the lower-case ``form``.

    proposal: what the network says, "" for nothing. forms: known verb forms -> infinitive; strong: those of
    ``strong_forms``. infinitives_known: all infinitives that are certain to be Dutch verbs.
    """
    if tag.startswith("WW|vd") and form.startswith("on") and not form.startswith(("ont", "onder")):
        return form[:-1] if "met-e" in tag and form.endswith("de") else form  # "ongehinderd" is no verb
    if form in strong and ("|verl|" in tag or "|vd|" in tag):
        return strong[form]  # "braken" is of breken there, not of braken
    if form in forms:
        return forms[form]
    for particle in exceptions().particles:
        rest = form[len(particle) :]
        if form.startswith(particle) and len(rest) > 3 and rest in forms:
            return particle + forms[rest]
    for prefix in (*PREFIXES, *exceptions().particles):
        rest = form[len(prefix) :]
        if form.startswith(prefix) and len(rest) > 3:
            for whole in (rest, "ge" + rest):
                if whole in forms and prefix + forms[whole] in infinitives_known:
                    return prefix + forms[whole]
    if proposal in infinitives_known:
        return proposal
    made = list(candidates(form, tag))
    for infinitive in made:
        if infinitive in infinitives_known:
            return infinitive
    if "|pv|" in tag and not _conjugates(proposal, form):
        for infinitive in made:
            if spellable(infinitive) and _conjugates(infinitive, form):
                return infinitive  # "matte" is of matten, whatever the network says
    bare = form[:-1] if "met-e" in tag and form.endswith("e") else form
    if proposal and (spellable(proposal) or (proposal == bare and "|pv|" not in tag)):
        return proposal
    return next((infinitive for infinitive in made if spellable(infinitive)), proposal or form)


def _conjugates(infinitive: str, form: str) -> bool:
    """Whether ``form`` is of ``infinitive``, its particle joined or apart."""
    return form in forms_of(infinitive) or form in bare_forms(infinitive)
