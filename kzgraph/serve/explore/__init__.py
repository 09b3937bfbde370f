"""What the explorer in the browser asks beyond SPARQL: ``/api/overview`` and its siblings, as JSON."""
