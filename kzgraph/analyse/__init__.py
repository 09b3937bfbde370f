"""What the claims of all documents say together: numbers, frames, sources, times, and what changed."""
