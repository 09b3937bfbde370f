"""The frame ledger as a page."""
