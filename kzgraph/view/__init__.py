"""The network page: a built graph, projected to nodes and links, laid out, and written as one HTML file."""
