"""Dossiers as tables for the terminal, JSON and CSV; a module for each topic."""
