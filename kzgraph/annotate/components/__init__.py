"""The components of the Dutch pipeline, each a spaCy factory; ``kzgraph.annotate.pipeline`` puts them in
order.
"""
