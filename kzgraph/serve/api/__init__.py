"""JSON that the explorer needs beyond SPARQL, below ``/api``. Each module has ``routes()``; ``routes.py`` collects."""
