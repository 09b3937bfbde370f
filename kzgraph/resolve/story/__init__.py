"""Which documents tell of the same happening, and what unnamed groups and events they share."""
