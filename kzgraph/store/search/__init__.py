"""Search in the words of a graph: names, quotes and sentences. The index is made from the graph, never the record."""
