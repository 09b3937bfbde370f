"""The languages that articles can be in: one folder each, with its words, grammar rules, numbers, times and model."""
