"""Graphs that can be read and asked: from files into memory, through the names of the data contract alone."""
