"""Things of the made-up world, each with the ways in which texts write its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from bench.synthetic import pools
from bench.synthetic.letters import ARABIC_SCHEMES, CYRILLIC_SCHEMES, from_arabic, from_cyrillic, pick

Write = Callable[[Random], tuple[str, ...]]  # one text's names for the thing, the fullest first


@dataclass(frozen=True)
class Thing:
    """kind: "person", "organisation" or "place". write: the names that one text gives it. short: the same, bare."""

    key: str
    kind: str
    write: Write
    short: Write
    state: str
    item: str | None = None


def person(rng: Random, key: str, item: str | None) -> Thing:
    """A person of one of six cultures."""
    given, family, middle = names_of_a_person(rng)
    state = rng.choice(pools.STATES)

    def write(text: Random) -> tuple[str, ...]:
        scheme: dict[str, str] = {}  # one text writes all of a name in one way
        first, last = given(text, scheme), family(text, scheme)
        chance = text.random()
        if chance < 0.05:
            name = f"{first[0]}. {last}"
        elif chance < 0.09 and middle is not None:
            name = f"{first} {middle(text, scheme)} {last}"
        elif chance < 0.10:
            name = f"{last} {first}"
        elif chance < 0.13:
            name = f"{text.choice(pools.TITLES)} {first} {last}"
        else:
            name = f"{first} {last}"
        name = slipped(name, text)
        return (name, last) if text.random() < 0.3 else (name,)

    def short(text: Random) -> tuple[str, ...]:
        return (slipped(family(text, {}), text),)

    return Thing(key, "person", write, short, state, item)


Name = Callable[[Random, dict[str, str]], str]
Maker = Callable[[Random], tuple[Name, Name, Name | None]]


def names_of_a_person(rng: Random) -> tuple[Name, Name, Name | None]:
    """Return given name, surname and perhaps a middle name of one of six cultures."""
    return rng.choices((_slavic, _arab, _turk, _dutch, _english, _spanish), (30, 18, 9, 22, 13, 8))[0](rng)


def _slavic(rng: Random) -> tuple[Name, Name, Name | None]:
    woman = rng.random() < 0.35
    given = rng.choice(pools.CYRILLIC_WOMEN if woman else pools.CYRILLIC_MEN)
    end = rng.choices(pools.CYRILLIC_ENDS, (40, 15, 18, 9, 9, 5, 4))[0]
    family = rng.choice(pools.CYRILLIC_ROOTS)
    family = family if family.endswith(("ов", "ев", "ин")) and end in ("ов", "ев") else _sewn(family, end)
    if woman:
        family = family[:-2] + "ая" if family.endswith("ий") else family + "а" if end in ("ов", "ев", "ин") else family
    father = rng.choice(pools.FATHERS) + ("на" if woman else "ич")

    def latin(word: str) -> Name:
        return lambda text, scheme: from_cyrillic(word, scheme.setdefault("s", pick(text, CYRILLIC_SCHEMES)))

    return latin(given), latin(family), latin(father)


def _sewn(root: str, end: str) -> str:
    if root[-1] in "аеёиоуыэюяй":
        root = root[:-1]
    return root + end


def _arab(rng: Random) -> tuple[Name, Name, Name | None]:
    given, father = rng.choice(pools.ARABIC_GIVEN)[1], rng.choice(pools.ARABIC_GIVEN)[1]
    family = rng.choice(pools.ARABIC_FAMILY)
    tribal = rng.random() < 0.7

    def latin(sounds: str, article: str = "") -> Name:
        def name(text: Random, scheme: dict[str, str]) -> str:
            how = scheme.setdefault("s", pick(text, ARABIC_SCHEMES))
            word = from_arabic(sounds, how, text, loose=0.25)
            return f"{text.choice(('al-', 'al-', 'Al ', 'el-', 'Al-'))}{word}" if article else word

        return name

    return latin(given), latin(family, "al" if tribal else ""), latin(father)


def _turk(rng: Random) -> tuple[Name, Name, Name | None]:
    given, family = rng.choice(pools.TURKISH_GIVEN), rng.choice(pools.TURKISH_STEMS) + rng.choice(pools.TURKISH_ENDS)

    def name(word: str) -> Name:
        def write(text: Random, scheme: dict[str, str]) -> str:
            kept = scheme.setdefault("s", text.choice(("kept", "bare"))) == "kept"
            return word if kept else bare(word)

        return write

    return name(given), name(family), None


def bare(word: str) -> str:
    """Return a word without the marks of its letters, as many a keyboard writes it."""
    return word.translate(str.maketrans("çğıöşüÇĞİÖŞÜéáíóúñÁÉÍÓÚëïèê", "cgiosuCGIOSUeaiounAEIOUeiee"))


def _dutch(rng: Random) -> tuple[Name, Name, Name | None]:
    front, stem = rng.choice(pools.DUTCH_FRONT), rng.choice(pools.DUTCH_STEMS)
    word = (front + stem).capitalize()
    particle = rng.choice(pools.DUTCH_BEFORE)
    given, second = rng.choice(pools.DUTCH_GIVEN), rng.choice(pools.DUTCH_GIVEN)
    return _same(given), _same(particle + word), _same(second)


def _english(rng: Random) -> tuple[Name, Name, Name | None]:
    given, second = rng.choice(pools.ENGLISH_GIVEN), rng.choice(pools.ENGLISH_GIVEN)
    return _same(given), _same(rng.choice(pools.ENGLISH_FRONT) + rng.choice(pools.ENGLISH_ENDS)), _same(f"{second[0]}.")


def _spanish(rng: Random) -> tuple[Name, Name, Name | None]:
    given, family, mother = rng.choice(pools.SPANISH_GIVEN), *rng.sample(pools.SPANISH_FAMILY, 2)
    double = rng.random() < 0.5

    def family_name(text: Random, scheme: dict[str, str]) -> str:
        full = f"{family} {mother}" if double and text.random() < 0.4 else family
        return full if text.random() < 0.7 else bare(full)

    return _same(given), family_name, None


def _same(word: str) -> Name:
    return lambda text, scheme: word


def slipped(name: str, text: Random) -> str:
    """Return a name with what slips into texts: a wrong letter, a genitive, capitals."""
    chance = text.random()
    if chance < 0.02:
        return _typo(name, text)
    if chance < 0.045:
        return f"{name}'" if name.endswith("s") else f"{name}s" if name[-1] not in "aiouy" else f"{name}'s"
    if chance < 0.05:
        return name.upper()
    return name


def _typo(name: str, text: Random) -> str:
    places = [i for i in range(1, len(name) - 1) if name[i - 1 : i + 2].isalpha()]
    if not places or len(name) < 7:
        return name
    i = text.choice(places)
    kind = text.randrange(4)
    if kind == 0:
        return name[:i] + name[i + 1 :]
    if kind == 1:
        return name[:i] + name[i] + name[i:]
    if kind == 2:
        return name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    return name[:i] + text.choice("aeinorst") + name[i + 1 :]


def body(rng: Random, key: str, item: str | None) -> Thing:
    """A party, bank, institute or company."""
    chance = rng.random()
    names = company(rng) if chance < 0.45 else institution(rng)
    letters = "" if chance < 0.45 else acronym(names[0])

    def write(text: Random) -> tuple[str, ...]:
        chance = text.random()
        name = text.choice(names) if chance < 0.1 else names[0]
        name = f"de {name}" if text.random() < 0.05 else slipped(name, text) if text.random() < 0.5 else name
        return (name, letters) if len(letters) > 2 and text.random() < 0.3 else (name,)

    def short(text: Random) -> tuple[str, ...]:
        return (letters,) if len(letters) > 2 else (names[0],)

    return Thing(key, "organisation", write, short, rng.choice(pools.STATES), item)


def company(rng: Random) -> tuple[str, ...]:
    """Return the names of a company, in Dutch and English, with its legal form and without."""
    brand = rng.choice(pools.BRAND_FRONT) + rng.choice(pools.BRAND_MIDDLE) + rng.choice(pools.BRAND_ENDS)
    sector, legal = rng.choice(pools.SECTORS), rng.choice(pools.LEGAL)
    dutch, english = (f"{brand} {word}" for word in sector)
    return dutch, english, f"{dutch} {legal}", f"{english} {legal}"


def institution(rng: Random) -> tuple[str, ...]:
    """Return the names of a body in Dutch, English, German and French."""
    sort, quality, topic, land = (rng.choice(p) for p in (pools.SORTS, pools.QUALITIES, pools.TOPICS, pools.LANDS))
    how = rng.randrange(3)
    if how == 0:
        row = zip(quality, sort, topic, strict=True)
        forms = ("{0} {1} voor {2}", "{0} {1} for {2}", "{0} {1} für {2}", "{1} {0} pour {2}")
    elif how == 1:
        row = zip(quality, sort, land, strict=True)
        forms = ("{0} {1} van {2}", "{0} {1} of {2}", "{0} {1} von {2}", "{1} {0} de {2}")
    else:
        row = zip(sort, topic, land, strict=True)
        forms = ("{0} voor {1} van {2}", "{0} for {1} of {2}", "{0} für {1} von {2}", "{0} pour {1} de {2}")
    return tuple(form.format(*words) for form, words in zip(forms, row, strict=True))


def acronym(name: str) -> str:
    """Return the capitals that the words of ``name`` begin with."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def place(rng: Random, key: str, item: str | None) -> Thing:
    """A town."""
    chance = rng.random()
    name: Name
    if chance < 0.45:
        town = rng.choice(pools.TOWN_FRONT) + rng.choice(pools.TOWN_ENDS)
        name = lambda text, scheme: from_cyrillic(town, pick(text, CYRILLIC_SCHEMES))  # noqa: E731
    elif chance < 0.6:
        sounds = rng.choice(pools.ARABIC_TOWNS)
        name = lambda text, scheme: from_arabic(sounds, pick(text, ARABIC_SCHEMES), text, loose=0.15)  # noqa: E731
    elif chance < 0.8:
        name = _same((rng.choice(pools.DUTCH_FRONT) + rng.choice(pools.DUTCH_STEMS)).capitalize())
    else:
        name = _same(rng.choice(pools.ENGLISH_FRONT) + rng.choice(pools.ENGLISH_ENDS))

    def write(text: Random) -> tuple[str, ...]:
        return (name(text, {}),)

    return Thing(key, "place", write, write, rng.choice(pools.STATES), item)


MAKERS: Sequence[Callable[[Random, str, str | None], Thing]] = (person, body, place)
