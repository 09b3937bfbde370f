"""The errors that kzgraph raises on purpose. Each message says what is wrong, where, and how to mend it."""


class KzgraphError(Exception):
    """Any failure that the command line shows as one line, with exit code 2."""


class InputError(KzgraphError):
    """An input file, folder or address cannot be used."""


class OutputError(KzgraphError):
    """An output cannot be written."""


class LexiconError(KzgraphError):
    """A row of a lexicon or entity file is wrong; the message names file and row."""


class ModelError(KzgraphError):
    """The language pipeline cannot be loaded, or lacks what extraction needs."""


class QueryError(KzgraphError):
    """A SPARQL query cannot be parsed, found or run."""


class MissingError(KzgraphError):
    """An optional library is not installed; the message says which extra brings it."""


class StoreError(KzgraphError):
    """A SPARQL store cannot be reached, refuses what is asked, or gives no answer that can be read."""
