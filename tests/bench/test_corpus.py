"""The made-up articles are the same each time, read back as made, and name ever more things, ever more slowly."""

from pathlib import Path
from random import Random

from bench.corpus import articles, write
from bench.synthetic.frames import frames, marked
from bench.synthetic.stories import Urn
from kzgraph.ingest import read_all


def test_articles_are_a_function_of_the_seed() -> None:
    assert list(articles(20, 3)) == list(articles(30, 3))[:20]
    assert list(articles(20, 3)) != list(articles(20, 4))
    assert len({article.text for article in articles(300, 3)}) == 300


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write(tmp_path, 40, 3)
    found = read_all([tmp_path])
    assert not found.skipped
    assert list(found.articles) == list(articles(40, 3))


def test_frames_hold_our_texts_whole() -> None:
    told = " ".join(sentence for frame in frames() for paragraph in frame.paragraphs for sentence in paragraph)
    ours = Path(__file__).parents[2] / "seeds" / "04-persbureau-delta.txt"
    assert " ".join(ours.read_text("utf-8").split()) in " ".join(told.split())
    assert not any(sentence.count('"') % 2 for frame in frames() for one in frame.paragraphs for sentence in one)


def test_names_of_our_texts_make_way() -> None:
    pattern, _ = marked()
    assert [match[0] for match in pattern.finditer("De Tokajevs in Nur-Sultan; Russische, niet Wit-Russische")] == [
        "Tokajev",
        "Nur-Sultan",
        "Russische",
    ]
    told = " ".join(article.text for article in articles(200, 3))
    assert "Tokajev" not in told and "Mwamba" not in told


def test_new_things_come_ever_more_rarely() -> None:
    rng, urn = Random(1), Urn(lambda rng: rng.random())
    drawn = [urn.draw(rng) for _ in range(4000)]
    first, second = len(set(drawn[:1000])), len(set(drawn))
    assert 50 < first < second < 3 * first  # Heaps' law: 4 times the draws, 4 ** 0.6 = 2.3 times the names
