"""The timeline as a page."""
