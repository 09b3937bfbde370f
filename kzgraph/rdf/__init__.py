"""The graph as RDF: vocabulary, mapping from resolved claims to quads, and validation against the data contract."""
