"""Archives: graphs of more documents than fit in memory, built a part at a time by several processes."""
