"""Queries run in processes of their own, for Oxigraph cannot be interrupted and a process can."""
