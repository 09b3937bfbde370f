"""Archives: graph folders in parts, for more documents than fit in memory."""
