"""Who and what made-up news is about: states, people, towns and bodies that come back as those of real news do.

A new name turns up ever more rarely, and a few are named often (a Pitman–Yor process: with a discount d,
the number of distinct names grows as the d-th power of the number of draws; Heaps' law). A state has its own
people, towns and bodies.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Generic, TypeVar

from bench.synthetic import world
from bench.synthetic.frames import slots

DISCOUNT, STRENGTH = 0.6, 2.0
T = TypeVar("T")
NEAR = 0.8  # chance that a name of a story belongs to its own state
KNOWN, AGAIN = 60, 0.35  # stories still in the news; chance that an article is about one of them


@dataclass
class Urn(Generic[T]):
    """Draws of one kind. make: a new thing."""

    make: Callable[[Random], T]
    drawn: list[int] = field(default_factory=list)
    things: list[T] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def draw(self, rng: Random) -> T:
        """Return a thing: one of before by how often it came, or a new one."""
        total = len(self.drawn)
        if rng.random() * (total + STRENGTH) < STRENGTH + DISCOUNT * len(self.things):
            self.things.append(self.make(rng))
            self.counts.append(0)
            number = len(self.things) - 1
        else:
            number = rng.choice(self.drawn)
            while rng.random() < DISCOUNT / self.counts[number]:
                number = rng.choice(self.drawn)
        self.drawn.append(number)
        self.counts[number] += 1
        return self.things[number]


@dataclass(frozen=True)
class Person:
    """Somebody whose name each article writes in one way, by its own scheme of letters."""

    given: world.Name
    family: world.Name

    def forms(self, text: Random) -> tuple[str, ...]:
        """Return the full name and the surname, as one article writes them."""
        scheme: dict[str, str] = {}
        family = self.family(text, scheme)
        return f"{self.given(text, scheme)} {family}", family


def _person(rng: Random) -> Person:
    given, family, _ = world.names_of_a_person(rng)
    return Person(given, family)


def _body(rng: Random) -> tuple[str, ...]:
    name = world.institution(rng)[0]
    return name, world.acronym(name)


@dataclass
class State:
    """forms: name, adjective, people, capital."""

    forms: tuple[str, ...]
    people: Urn[Person] = field(default_factory=lambda: Urn(_person))
    towns: Urn[world.Thing] = field(default_factory=lambda: Urn(lambda rng: world.place(rng, "", None)))
    bodies: Urn[tuple[str, ...]] = field(default_factory=lambda: Urn(_body))
    companies: Urn[tuple[str, ...]] = field(default_factory=lambda: Urn(lambda rng: world.company(rng)[:1]))


Named = State | Person | world.Thing | tuple[str, ...]


@dataclass
class Story:
    """What an article is about. cast: (kind, row of slots.toml) → who stands there; frames: texts that tell it."""

    state: State
    frames: tuple[int, ...]
    cast: dict[tuple[str, int], Named] = field(default_factory=dict)


class News:
    """All that the news is about so far."""

    def __init__(self) -> None:
        self._states = [State(tuple(row)) for row in slots()["draw"]]
        self._weights = [1 / (rank + 2) for rank in range(len(self._states))]
        self._stories: list[Story] = []

    def story(self, rng: Random, frames: Callable[[Random], tuple[int, ...]]) -> Story:
        """Return a story of these days or a new one, told by ``frames``."""
        if self._stories and rng.random() < AGAIN:
            return rng.choice(self._stories)
        self._stories = [*self._stories[1 - KNOWN :], Story(self._state(rng), frames(rng))]
        return self._stories[-1]

    def forms(self, kind: str, row: int, story: Story, rng: Random, text: Random) -> tuple[str, ...]:
        """Return the names that an article gives to what stands in a slot of ``story``."""
        if (kind, row) not in story.cast:
            story.cast[kind, row] = self._draw(kind, story, rng)
        named = story.cast[kind, row]
        if isinstance(named, State):
            return named.forms
        if isinstance(named, Person):
            return named.forms(text)
        return named.write(text) if isinstance(named, world.Thing) else named

    def _draw(self, kind: str, story: Story, rng: Random) -> Named:
        state = story.state if rng.random() < NEAR else self._state(rng)
        if kind == "land":
            taken = [one for one in story.cast.values() if isinstance(one, State)]
            while story.state in taken and state in taken:
                state = self._state(rng)
            return state if story.state in taken else story.state
        if kind == "person":
            return state.people.draw(rng)
        if kind == "town":
            return state.towns.draw(rng)
        return state.companies.draw(rng) if kind == "company" else state.bodies.draw(rng)

    def _state(self, rng: Random) -> State:
        return rng.choices(self._states, self._weights)[0]
