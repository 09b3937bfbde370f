"""The words of a document as it was read, out of the readings of its graph folder."""

import json
import re
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.store.archive.layout import is_archive
from kzgraph.store.readings import FOLDER, MEND, load_reading

_ID = re.compile(r"[0-9a-f]{16}")


def article_text(folder: Path, document: str) -> str | None:
    """Return the text of a document, or ``None`` when ``folder`` keeps no reading of it.

    document: its IRI or id, of which the last step is used. Raises InputError when the reading is damaged.
    """
    name = document.rpartition("/")[2]
    if is_archive(folder):
        reading = load_reading(folder, name)
        return reading.article.text if reading else None
    file = folder / FOLDER / f"{name}.json"
    if not _ID.fullmatch(name) or not file.is_file():
        return None
    try:
        text = json.loads(file.read_bytes())["article"]["text"]
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise InputError(f"{file}: damaged; {MEND}") from error
    return text if isinstance(text, str) else None
