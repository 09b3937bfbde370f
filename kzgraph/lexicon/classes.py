"""Which semantic classes a noun belongs to, by its lemma or the end of a compound."""

from collections.abc import Iterable

from kzgraph.languages.language import of_language
from kzgraph.lexicon.loader import word_classes
from kzgraph.lexicon.schema import WordClass

SHORTEST_FIRST_PART = 3  # letters before an ending: "straat-agent", not "a-gent"


class WordClasses:
    """An index from lemmas and endings to class names.

    The longest ending decides; classes that include others are closed over.
    """

    def __init__(self, rows: Iterable[WordClass]) -> None:
        self._words: dict[str, set[str]] = {}
        self._endings: dict[str, set[str]] = {}
        self._parents: dict[str, set[str]] = {}
        for row in rows:
            for word in row.words:
                self._words.setdefault(word.lower(), set()).add(row.name)
            for ending in row.endings:
                self._endings.setdefault(ending.lower(), set()).add(row.name)
            for part in row.includes:
                self._parents.setdefault(part, set()).add(row.name)
        self._longest = max((len(e) for e in self._endings), default=0)
        self._cache: dict[str, frozenset[str]] = {}

    def of(self, *forms: str) -> frozenset[str]:
        """Return the classes of the first of ``forms`` (lemma, then word) that has any, closed over ``includes``."""
        for form in forms:
            found = self._of_one(form.lower())
            if found:
                return found
        return frozenset()

    def _of_one(self, word: str) -> frozenset[str]:
        if word not in self._cache:
            direct = self._words.get(word) or self._by_ending(word)
            self._cache[word] = self._closed(direct or set())
        return self._cache[word]

    def _by_ending(self, word: str) -> set[str] | None:
        for length in range(min(self._longest, len(word) - SHORTEST_FIRST_PART), 2, -1):
            if found := self._endings.get(word[-length:]):
                return found
        return None

    def _closed(self, names: set[str]) -> frozenset[str]:
        todo, done = list(names), set(names)
        while todo:
            for parent in self._parents.get(todo.pop(), ()):
                if parent not in done:
                    done.add(parent)
                    todo.append(parent)
        return frozenset(done)


@of_language
def shipped_classes(language: str) -> WordClasses:
    """Return the index of the shipped classes."""
    return WordClasses(word_classes(language))
