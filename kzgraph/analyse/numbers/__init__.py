"""Number dossiers: what different texts count of the same group in the same story, side by side."""
