"""What documents have to do with each other, kept in tables so that one more document costs little."""
