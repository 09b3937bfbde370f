from kzgraph.api import Explained as Explained
from kzgraph.api import Graph as Graph
from kzgraph.api import Iri as Iri
from kzgraph.api import Page as Page
from kzgraph.api import Rows as Rows
from kzgraph.api import build as build

__version__: str
