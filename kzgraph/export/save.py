"""Writes a graph in a format of the catalogue to a file or folder, whole or not at all."""

from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.export.catalogue import CATALOGUE, Format, by_ending
from kzgraph.export.files import atomic_file, atomic_folder
from kzgraph.export.formats import FOLDERS, FORMATS
from kzgraph.store.base import View


def save(view: View, form: Format, output: Path) -> str | None:
    """Write ``view``; return what has no place in the format, ``None`` when all has.

    Raises OutputError when ``output`` cannot be written, InputError when the format's library is missing.
    """
    if form.is_folder:
        with atomic_folder(output, owned=form.files) as folder:
            return FOLDERS[form.name](view, folder)
    with atomic_file(output) as out:
        return FORMATS[form.name](view, out)


def format_for(name: str | None, output: Path | None) -> Format:
    """Return the format of this name, else that of the file's ending. Raises InputError when neither says one."""
    form = CATALOGUE.get(name) if name else by_ending(output.name) if output is not None else None
    if form is None:
        known = f"{name}: no such format; there are" if name else "which format? say one of"
        raise InputError(f"{known} {', '.join(CATALOGUE)}")
    return form
