"""Made-up Dutch sentences with their trees, for constructions that treebanks hold too few of.

Perfects with zijn ("zijn dertien agenten omgekomen"), particle verbs ("riepen … op"), te-infinitives and
reporting clauses with inversion.
"""

from __future__ import annotations

from random import Random

from training import wordlists
from training.treebank import NO_NAME, Sentence, Token

_COMMON = ("NOUN", "N|soort|ev|basis|zijd|stan", "Gender=Com|Number=Sing")
_NEUTER = ("NOUN", "N|soort|ev|basis|onz|stan", "Gender=Neut|Number=Sing")
_PLURAL = ("NOUN", "N|soort|mv|basis", "Number=Plur")
_NAME = ("PROPN", "N|eigen|ev|basis|zijd|stan", "Gender=Com|Number=Sing")
_PLACE = ("PROPN", "N|eigen|ev|basis|onz|stan", "Gender=Neut|Number=Sing")
_NAME_PART = ("PROPN", "SPEC|deeleigen", "_")
_ADVERB = ("ADV", "BW", "_")
_PREPOSITION = ("ADP", "VZ|init", "_")
_PUNCTUATION = ("PUNCT", "LET", "_")
_PARTICIPLE = ("VERB", "WW|vd|vrij|zonder", "VerbForm=Part")
_PAST_PLURAL = ("VERB", "WW|pv|verl|mv", "Number=Plur|Tense=Past|VerbForm=Fin")
_PAST_SINGULAR = ("VERB", "WW|pv|verl|ev", "Number=Sing|Tense=Past|VerbForm=Fin")
_PRESENT = ("VERB", "WW|pv|tgw|met-t", "Number=Sing|Tense=Pres|VerbForm=Fin")
_PARTICLE_TAGS = {
    "goed": ("ADJ", "ADJ|vrij|basis|zonder", "Degree=Pos"),
    "vrij": ("ADJ", "ADJ|vrij|basis|zonder", "Degree=Pos"),
}
_ADVERB_PARTICLES = frozenset(["neer", "terug"])
_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
    "zj",
    "sj",
    "ch",
)
_VOWELS = ("a", "e", "i", "o", "u", "aa", "oe", "ie", "ou")
_CODAS = ["", "", "n", "r", "l", "m", "s", "k", "t", "v"]
_NAME_ENDINGS = ("", "ov", "ev", "ski", "jan", "adze", "sjvili", "oglu", "son", "sen", "i", "enko", "ić", "a")


def _token(
    form: str,
    lemma: str,
    tags: tuple[str, str, str],
    deprel: str,
    head: Token | None = None,
    name: str = NO_NAME,
) -> Token:
    upos, xpos, feats = tags
    return Token(form, lemma, upos, xpos, feats, deprel, name, head)


def pseudo_word(rng: Random, syllables: int) -> str:
    """A capitalised word that does not exist but could be a foreign name."""
    parts = (rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))
    return "".join(parts).capitalize()


def family_name(rng: Random) -> str:
    """A family name from the list, or a made-up one."""
    if rng.random() < 0.5:
        return rng.choice(wordlists.FAMILY_NAMES)
    return pseudo_word(rng, rng.choice([1, 2, 2])) + rng.choice(_NAME_ENDINGS)


def nationality(rng: Random) -> tuple[str, str]:
    """(inflected form, lemma) of a nationality adjective; one in four is of a country that does not exist."""
    if rng.random() < 0.75:
        lemma = rng.choice(wordlists.NATIONALITIES)
    else:
        lemma = pseudo_word(rng, rng.choice([1, 2])) + rng.choice(["isch", "s", "aans", "ees", "ijns", "eens"])
    return wordlists.inflected(lemma), lemma


def national_adjective(head: Token, rng: Random) -> Token:
    """An inflected nationality adjective before `head`."""
    form, lemma = nationality(rng)
    return _token(form, lemma, ("ADJ", "ADJ|prenom|basis|met-e|stan", "Degree=Pos"), "amod", head, "B-MISC")


def day(head: Token, rng: Random) -> Token:
    """A weekday, or a part of one, as a modifier of the verb `head`."""
    word = rng.choice(wordlists.WEEKDAYS)
    if rng.random() < 0.35:
        return _token(word, word, _NAME, "obl", head)
    word += rng.choice(wordlists.DAY_PARTS)
    return _token(word, word, _COMMON, "obl", head)


def _determiner(noun: Token) -> Token:
    if noun.xpos == _NEUTER[1]:
        return _token("het", "het", ("DET", "LID|bep|stan|evon", "Definite=Def"), "det", noun)
    return _token("de", "de", ("DET", "LID|bep|stan|rest", "Definite=Def"), "det", noun)


def _noun_phrase(rng: Random, *, plural: bool, deprel: str, head: Token | None) -> tuple[Sentence, Token]:
    """Tokens of a noun phrase and its head."""
    if plural:
        form, lemma = rng.choice(wordlists.PLURAL_NOUNS)
        noun = _token(form, lemma, _PLURAL, deprel, head)
    elif rng.random() < 0.6:
        form = rng.choice(wordlists.COMMON_NOUNS)
        noun = _token(form, form, _COMMON, deprel, head)
    else:
        form = rng.choice(wordlists.NEUTER_NOUNS)
        noun = _token(form, form, _NEUTER, deprel, head)
    if rng.random() < 0.15:
        first = rng.choice(wordlists.COMPOUND_HEADS)
        noun.form, noun.lemma = first + noun.form, first + noun.lemma
    tokens = [] if plural and rng.random() < 0.3 else [_determiner(noun)]
    if rng.random() < 0.4:
        tokens.append(national_adjective(noun, rng))
    return [*tokens, noun], noun


def _people(rng: Random, deprel: str, head: Token) -> Sentence:
    form, lemma = rng.choice(wordlists.PEOPLE_PLURAL)
    noun = _token(form, lemma, _PLURAL, deprel, head)
    draw = rng.random()
    if draw < 0.5:
        number = rng.choice(wordlists.NUMBERS)
        tokens = [_token(number, number, ("NUM", "TW|hoofd|prenom|stan", "_"), "nummod", noun)]
        if rng.random() < 0.2:
            tokens.insert(0, _token("zeker", "zeker", ("ADV", "BW", "_"), "advmod", tokens[0]))
    elif draw < 0.7:
        number = str(rng.randint(2, 400))
        tokens = [_token(number, number, ("NUM", "TW|hoofd|vrij", "_"), "nummod", noun)]
    else:
        tokens = [] if draw < 0.85 else [_determiner(noun)]
    if rng.random() < 0.15:
        tokens.append(national_adjective(noun, rng))
    return [*tokens, noun]


def _opening(rng: Random, head: Token) -> Sentence:
    """What stands before the finite verb when the subject comes after it."""
    draw = rng.random()
    if draw < 0.3:
        word = rng.choice(wordlists.ADVERBS)
        return [_token(word, word, _ADVERB, "advmod", head)]
    if draw < 0.5:
        return [day(head, rng)]
    preposition = rng.choice(["in", "bij", "volgens"] if draw > 0.7 else ["in"])
    if preposition == "in":
        place = rng.choice(wordlists.PLACES)
        noun = _token(place, place, _PLACE, "obl", head, "B-LOC")
        return [_token("in", "in", _PREPOSITION, "case", noun), noun]
    phrase, noun = _noun_phrase(rng, plural=False, deprel="obl", head=head)
    return [_token(preposition, preposition, _PREPOSITION, "case", noun), *phrase]


def _perfect(rng: Random) -> tuple[Sentence, Token]:
    """ "In Bakoe zijn dertien agenten omgekomen" or "Daarbij werden twaalf betogers opgepakt"."""
    passive = rng.random() < 0.45
    words = wordlists.TRANSITIVE_PARTICIPLES if passive else wordlists.PEOPLE_PARTICIPLES
    form, lemma = rng.choice(words)
    root = _token(form, lemma, _PARTICIPLE, "root")
    present = ("AUX", "WW|pv|tgw|mv", "Number=Plur|Tense=Pres|VerbForm=Fin")
    past = ("AUX", "WW|pv|verl|mv", "Number=Plur|Tense=Past|VerbForm=Fin")
    finite, tags = rng.choice([("zijn", present), ("waren", past), *([("werden", past)] * 2 if passive else [])])
    auxiliary_lemma = "worden" if finite == "werden" else "zijn"
    auxiliary = _token(finite, auxiliary_lemma, tags, "aux:pass" if passive else "aux", root)
    subject = _people(rng, "nsubj:pass" if passive else "nsubj", root)
    if rng.random() < 0.7:
        tokens = [*_opening(rng, root), auxiliary, *subject]
    else:
        tokens = [*subject, auxiliary]
    if rng.random() < 0.3 and not any(t.deprel == "obl" for t in tokens):
        place = rng.choice(wordlists.PLACES)
        noun = _token(place, place, _PLACE, "obl", root, "B-LOC")
        tokens += [_token("in", "in", _PREPOSITION, "case", noun), noun]
    return [*tokens, root], root


def _particle_clause(rng: Random) -> tuple[Sentence, Token]:
    """ "De betogers riepen donderdag de president op"."""
    plural = rng.random() < 0.6
    past_plural, past_singular, lemma, particle = rng.choice(wordlists.PARTICLE_VERBS)
    tags = _PAST_PLURAL if plural else _PAST_SINGULAR
    root = _token(past_plural if plural else past_singular, lemma, tags, "root")
    subject, _ = _noun_phrase(rng, plural=plural, deprel="nsubj", head=root)
    target, _ = _noun_phrase(rng, plural=rng.random() < 0.5, deprel="obj", head=root)
    if rng.random() < 0.5:
        tokens = [*_opening(rng, root), root, *subject, *target]
    else:
        tokens = [*subject, root, *([day(root, rng)] if rng.random() < 0.5 else []), *target]
    return [*tokens, _particle(particle, root)], root


def _particle(word: str, verb: Token) -> Token:
    fallback = _ADVERB if word in _ADVERB_PARTICLES else ("ADP", "VZ|fin", "_")
    return _token(word, word, _PARTICLE_TAGS.get(word, fallback), "compound:prt", verb)


def _attempt(rng: Random) -> tuple[Sentence, Token]:
    """ "De soldaten probeerden vrijdagavond het gebouw te bestormen"."""
    plural = rng.random() < 0.6
    stem = rng.choice(
        [("probeerde", "proberen"), ("weigerde", "weigeren"), ("dreigde", "dreigen"), ("beloofde", "beloven")]
    )
    root = _token(stem[0] + ("n" if plural else ""), stem[1], _PAST_PLURAL if plural else _PAST_SINGULAR, "root")
    subject, _ = _noun_phrase(rng, plural=plural, deprel="nsubj", head=root)
    form, particle = rng.choice(wordlists.OBJECT_INFINITIVES)
    infinitive = _token(form, form, ("VERB", "WW|inf|vrij|zonder", "VerbForm=Inf"), "xcomp", root)
    target, _ = _noun_phrase(rng, plural=rng.random() < 0.7, deprel="obj", head=infinitive)
    tokens = [*subject, root, *([day(root, rng)] if rng.random() < 0.5 else []), *target]
    if particle:
        tokens.append(_particle(particle, infinitive))
    return [*tokens, _token("te", "te", _PREPOSITION, "mark", infinitive), infinitive], root


def sentence(rng: Random) -> Sentence:
    """One made-up sentence; about one in five ends in a reporting clause."""
    draw = rng.random()
    build = _perfect if draw < 0.4 else _particle_clause if draw < 0.75 else _attempt
    tokens, root = build(rng)
    if rng.random() < 0.2:
        tokens += report(root, rng)
    if rng.random() < 0.9:
        tokens.append(_token(".", ".", _PUNCTUATION, "punct", root))
    tokens[0].form = tokens[0].form[:1].upper() + tokens[0].form[1:]
    return tokens


def report(root: Token, rng: Random) -> Sentence:
    """ ", meldt het ministerie" or ", aldus premier Novikov": the tokens to put before the final stop."""
    speaker, noun = _speaker(rng)
    comma = _token(",", ",", _PUNCTUATION, "punct")
    if rng.random() < 0.3:
        word = rng.choice(["aldus", "aldus", "volgens"])
        noun.head, noun.deprel, comma.head = root, "parataxis", noun
        tags = _ADVERB if word == "aldus" else _PREPOSITION
        return [comma, _token(word, word, tags, "case", noun), *speaker]
    form, lemma, tense = rng.choice(wordlists.REPORTING_VERBS)
    verb = _token(form, lemma, _PRESENT if tense == "pres" else _PAST_SINGULAR, "parataxis", root)
    noun.head, noun.deprel, comma.head = verb, "nsubj", verb
    return [comma, verb, *speaker, *([day(verb, rng)] if rng.random() < 0.25 else [])]


def _speaker(rng: Random) -> tuple[Sentence, Token]:
    draw = rng.random()
    if draw < 0.2:
        noun = _token("ministerie", "ministerie", _NEUTER, "")
        field = rng.choice(wordlists.PORTFOLIOS)
        portfolio = _token(field, field, _NAME, "nmod", noun)
        return [
            _determiner(noun),
            noun,
            _token("van", "van", _PREPOSITION, "case", portfolio),
            portfolio,
        ], noun
    if draw < 0.4:
        word = rng.choice(wordlists.SPEAKER_BODIES + wordlists.SPEAKER_ROLES)
        noun = _token(word, word, _COMMON, "")
        return [_determiner(noun), *([national_adjective(noun, rng)] if draw < 0.3 else []), noun], noun
    if draw < 0.5:
        word = rng.choice(wordlists.SPEAKER_NEUTER)
        noun = _token(word, word, _NEUTER, "")
        return [_determiner(noun), noun], noun
    if draw < 0.62:
        word = rng.choice(wordlists.SPEAKER_ROLES)
        noun = _token(word, word, _COMMON, "")
        article = _token("een", "een", ("DET", "LID|onbep|stan|agr", "Definite=Ind"), "det", noun)
        body = _token(other := rng.choice(wordlists.SPEAKER_BODIES), other, _COMMON, "nmod", noun)
        return [
            article,
            noun,
            _token("van", "van", _PREPOSITION, "case", body),
            _determiner(body),
            body,
        ], noun
    if draw < 0.72:
        noun = _token("persbureau", "persbureau", _NEUTER, "")
        agency = rng.choice(wordlists.ORGANISATIONS)
        return [noun, _token(agency, agency, _NAME, "appos", noun, "B-ORG")], noun
    if draw < 0.87:
        word = rng.choice(wordlists.SPEAKER_ROLES)
        noun = _token(word, word, _COMMON, "")
        name, first = _person(rng)
        first.head, first.deprel = noun, "appos"
        return [noun, *name], noun
    return _person(rng)


def _person(rng: Random) -> tuple[Sentence, Token]:
    last = family_name(rng)
    if rng.random() < 0.4:
        only = _token(last, last, _NAME, "", None, "B-PER")
        return [only], only
    given = rng.choice(wordlists.GIVEN_NAMES)
    first = _token(given, given, _NAME_PART, "", None, "B-PER")
    return [first, _token(last, last, _NAME_PART, "flat", first, "I-PER")], first
