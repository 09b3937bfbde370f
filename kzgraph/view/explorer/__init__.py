"""What the explorer shows of a graph, as plain values for JSON: served by ``kzgraph serve`` or in a portable file."""
