"""The command ``kzgraph``: ``main``, and a thin module for each command that imports its needs when it runs."""
