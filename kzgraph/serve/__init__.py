"""A graph over HTTP: SPARQL 1.1 Protocol, text search and the explorer, on this machine alone."""
