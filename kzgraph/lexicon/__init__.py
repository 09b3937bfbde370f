"""What words mean, as data: frames of verbs and nouns, semantic classes, cues of sources and certainty, entities."""
