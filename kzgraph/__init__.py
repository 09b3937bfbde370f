"""kzgraph turns Dutch news text into a knowledge graph of claims. Importing it loads no spaCy and no rdflib."""

__version__ = "0.1.0"
