"""Number dossiers as one page with charts: plain SVG, no script, nothing from the net."""
