"""Compare two named nodes by rules that are data: transliteration, acronyms, initials, titles, inflection, typos."""
