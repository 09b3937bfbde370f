"""From an annotated text to its mentions: names, descriptions, pronouns, numbers, times and quotes."""
