"""Measures speed and accuracy; see README.md in this folder."""
