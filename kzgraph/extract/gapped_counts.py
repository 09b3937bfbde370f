"""Counts whose verb stands only once or not at all: "135 doden, vijfduizend anderen gewond"."""
