"""A graph of three short articles, built once by the Python API."""

from pathlib import Path

import pytest

from kzgraph import Graph, build
from kzgraph.errors import ModelError

TEXTS = [
    {
        "id": "delta",
        "title": "Leger naar de grens",
        "publisher": "De Delta",
        "date": "2023-05-02",
        "text": "Volgens het ministerie van Defensie besloot Peru dinsdag ruim 200 soldaten naar de grens te sturen. "
        "De regering van Peru ontkent dat zij op betogers heeft geschoten.",
    },
    {
        "id": "bode",
        "publisher": "De Bode",
        "date": "2023-05-02",
        "text": "Bij de rellen in Lima zijn dinsdag twaalf betogers gedood, aldus de politie van Peru. "
        "De vakbond noemde het optreden een bloedbad.",
    },
    {
        "id": "koerier",
        "publisher": "De Koerier",
        "date": "2023-05-02",
        "text": "Bij de rellen in Lima zijn dinsdag dertig betogers gedood, zegt het Rode Kruis. "
        "De regering van Peru noemde de betogers terroristen.",
    },
]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("api") / "graph"
    try:
        build(TEXTS, place)
    except ModelError as error:
        pytest.skip(f"the Dutch model is not here: {error}")
    return place


@pytest.fixture(scope="session")
def peru(folder: Path) -> Graph:
    """The graph of ``TEXTS``, for tests that do not change it."""
    return Graph.open(folder)
