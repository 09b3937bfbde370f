"""Resolution across documents that is kept in a database, so that a change costs what it touches and no more."""
