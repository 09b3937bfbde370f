"""Plain data types that the stages hand to each other; standard library only."""
