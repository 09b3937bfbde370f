"""Graph formats: one module a format, each with ``write(view, out)``."""
