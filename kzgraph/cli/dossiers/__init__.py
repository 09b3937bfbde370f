"""The topics of ``kzgraph dossier``, a module each; ``kzgraph.cli.dossier`` lists them."""
