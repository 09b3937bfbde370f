"""What changed from one graph to another: documents, claims and the nodes that carry them."""
