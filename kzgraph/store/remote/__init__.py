"""Graphs in the SPARQL 1.1 stores of others, over HTTP. This is the only place that opens connections to servers.

``address`` and ``credentials`` say where and as whom, ``http`` sends a request and tries again with ``patience``,
``discovery`` finds the addresses of a store, ``writers`` writes named graphs, ``loading`` a whole graph, with a
``journal``, and ``asking`` sends queries. Imported by ``kzgraph load`` and ``kzgraph query --endpoint`` alone.
"""
