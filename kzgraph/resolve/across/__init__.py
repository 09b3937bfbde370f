"""Resolution across documents: block, compare, judge, join."""
