"""Varied articles by a fixed seed: ``python -m bench.corpus COUNT FOLDER``.

Each tells a story by some of the sentences of our own texts (``seeds/``, ``judged/``), in which other people, states,
towns, bodies, numbers and days stand. The first N articles of a seed are the same whatever the count. A third of the
articles is about a story that another told shortly before.
"""

import argparse
import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench.synthetic.frames import frames, marked, slots
from bench.synthetic.stories import News, Story
from kzgraph.ingest.article import make_article
from kzgraph.ingest.record import Metadata
from kzgraph.model.text import Article

SEED = 7
KEPT = 0.85  # chance that a sentence of a frame is told
FRAMES = ((1, 35), (2, 40), (3, 20), (5, 5))  # texts that an article is made of, and how often
FIRST, A_DAY = date(2022, 1, 3), 10  # a Monday; articles a day
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
_DAY = re.compile(rf"\b({'|'.join(DAYS)})(?=\b|ochtend|avond|nacht|middag|namiddag)")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
_NUMBER = re.compile(r"(?<![\w.:,-])(\d{1,3}(?:\.\d{3})+|\d+)(?![\w.:,-]?\d|[\w-]| uur)")


def articles(count: int, seed: int = SEED) -> Iterator[Article]:
    """Yield ``count`` articles, the same ones for the same seed."""
    rng, news = Random(seed), News()
    seen: set[int] = set()
    for number in range(count):
        text = _text(rng, news, number)
        while zlib.crc32(text.encode()) in seen:  # a short one, told of the same story before
            text = _text(rng, news, number)
        seen.add(zlib.crc32(text.encode()))
        yield make_article(text, f"{number:06}.txt", known=_known(number))


def write(folder: Path, count: int, seed: int = SEED) -> None:
    """Write ``count`` articles to ``folder`` as .txt files, with a manifest of dates and publishers."""
    write_all(folder, articles(count, seed))


def write_all(folder: Path, found: Iterable[Article]) -> None:
    """Write articles to ``folder`` as .txt files, with a manifest of dates and publishers."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.toml").open("w", encoding="utf-8") as manifest:
        for article in found:
            (folder / article.file_name).write_text(article.text, "utf-8", newline="\n")
            manifest.write(
                f'[[article]]\nfile = "{article.file_name}"\npublisher = "{article.publisher}"\n'
                f'date = {article.published}\nlanguage = "nl"\n\n'
            )


def _known(number: int) -> Metadata:
    publishers = slots()["publisher"]
    publisher = str(publishers[number * 7 % len(publishers)])
    return Metadata(publisher=publisher, date=_published(number).isoformat(), language="nl")


def _published(number: int) -> date:
    return FIRST + timedelta(days=number // A_DAY)


def _text(rng: Random, news: News, number: int) -> str:
    story = news.story(rng, _choose_frames)
    text = Random(rng.random())  # what one article decides by itself does not move what the next ones draw
    paragraphs: list[str] = []
    for frame in story.frames:
        for paragraph in frames()[frame].paragraphs:
            kept = [sentence for sentence in paragraph if text.random() < KEPT]
            if kept:
                paragraphs.append(" ".join(kept))
    if not paragraphs:
        return _text(rng, news, number)
    told = _numbers("\n\n".join(paragraphs), _published(number), text)
    return _names(told, story, news, rng, text)


def _choose_frames(rng: Random) -> tuple[int, ...]:
    (count,) = rng.choices([one for one, _ in FRAMES], [weight for _, weight in FRAMES])
    return tuple(rng.sample(range(len(frames())), count))


def _names(told: str, story: Story, news: News, rng: Random, text: Random) -> str:
    pattern, forms = marked()
    chosen: dict[tuple[str, int], tuple[str, ...]] = {}

    def other(match: re.Match[str]) -> str:
        kind, row, form = forms[match[0]]
        if (kind, row) not in chosen:
            chosen[kind, row] = news.forms(kind, row, story, rng, text)
        names = chosen[kind, row]
        name = names[min(form, len(names) - 1)]
        return name.upper() if match[0].isupper() and len(match[0]) > 5 else name

    return pattern.sub(other, told)


def _numbers(told: str, day: date, text: Random) -> str:
    """Move days of the week, dates and numbers: an article's days move together."""
    moved = text.randrange(7)
    told = _DAY.sub(lambda match: DAYS[(DAYS.index(match[1]) + moved) % 7], told)
    told = _DATE.sub(lambda _: f"{text.randint(1, 28)} {MONTHS[day.month - 1]}", told)
    return _NUMBER.sub(lambda match: _other_number(match[0], text), told)


def _other_number(written: str, text: Random) -> str:
    """A number as round, as long and written as ``written``, up to three times as large or small."""
    value = int(written.replace(".", ""))
    if 1900 <= value <= 2100 or value < 2:
        return written
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
    other = max(2, round(value * 3 ** text.uniform(-1, 1) / step)) * step
    return f"{other:,}".replace(",", ".") if "." in written else str(other)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.count, arguments.seed)


if __name__ == "__main__":
    main()
