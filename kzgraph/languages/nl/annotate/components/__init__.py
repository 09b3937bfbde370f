"""The components of the Dutch pipeline, each a spaCy factory; ``kzgraph.languages.nl.annotator`` puts them in
order.
"""
