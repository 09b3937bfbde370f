"""A graph over HTTP: a read-only SPARQL endpoint, JSON for the explorer, and the explorer itself."""
