"""Layer 2: articles become spaCy documents with sentences, tags, trees, lemmas and names."""
