"""The readings of an archive: one gzip member a document, so that one can be read without the others."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.model.reading import Reading
from kzgraph.store.archive.layout import Layout
from kzgraph.store.archive.members import members, packed, unpacked
from kzgraph.store.archive.state import Held, State
from kzgraph.store.readings import from_json, to_json

MEND = "build the archive again from its articles: kzgraph build"


class Shelf:
    """The readings that ``state`` knows of. roots: folders that may hold their files, the nearest first."""

    def __init__(self, state: State, layout: Layout, roots: Sequence[Path]) -> None:
        self._state, self._layout, self._roots = state, layout, roots

    def readings(self, documents: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of documents, in the order given. Raises InputError when one is missing or damaged."""
        for document in documents:
            held = self._state.held(document)
            if held is None:
                raise InputError(f"{self._roots[-1]}: has no reading of {document}; {MEND}")
            yield self._read(held)

    def _read(self, held: Held) -> Reading:
        file = self.file(self._layout.shard(held.document))
        try:
            with file.open("rb") as stream:
                stream.seek(held.offset)
                reading = from_json(unpacked(stream.read(held.length)))
        except (OSError, EOFError, ValueError) as error:
            raise InputError(f"{file}: the reading of {held.name} is damaged; {MEND}") from error
        if reading.article.id != held.document:
            raise InputError(f"{file}: holds {reading.article.id} in the place of {held.document}; {MEND}")
        return reading

    def member(self, held: Held) -> bytes:
        """Return the reading of a document as it stands in its file."""
        with self.file(self._layout.shard(held.document)).open("rb") as stream:
            stream.seek(held.offset)
            return stream.read(held.length)

    def file(self, shard: int) -> Path:
        """Return the file with the readings of a part."""
        name = self._layout.readings(shard)
        return next((root / name for root in self._roots if (root / name).exists()), self._roots[-1] / name)


def write_shelf(file: Path, readings: Iterable[bytes]) -> None:
    """Write members to ``file``, which appears when all are there."""
    place = file.with_name(f".{file.name}")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with place.open("wb") as stream:
            stream.writelines(readings)
        place.replace(file)
    finally:
        with suppress(FileNotFoundError):
            place.unlink()


def member_of(reading: Reading) -> bytes:
    """Return a reading as it stands in a file."""
    return packed(to_json(reading))


def on_shelf(file: Path) -> Iterator[tuple[Held, Reading, bytes]]:
    """Yield the readings of a file with their places, and as they stand there. Raises InputError when it is damaged."""
    offset = 0
    for member, data in members(file):
        try:
            reading = from_json(data)
        except ValueError as error:
            raise InputError(f"{file}: damaged; {MEND}") from error
        article = reading.article
        yield Held(article.id, article.file_name, article.sha256, offset, len(member)), reading, member
        offset += len(member)
