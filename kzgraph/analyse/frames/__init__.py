"""Who calls the same people, deeds and events what: words, namings and the ledger of both."""
