"""The command ``kzgraph``: ``main``, and a thin module for each command that imports what it needs late."""
