"""The Dutch pipeline: tokens, sentences, trees, tags, lemmas and names."""
