"""The graph as RDF: vocabulary, mapping from resolved claims to quads, validation against the contract."""
