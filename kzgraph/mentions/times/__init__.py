"""Times: Dutch phrases of time, what they say in EDTF, and which words of a text they are."""

from kzgraph.mentions.times.find import TimeTable, find_times, time_of
from kzgraph.mentions.times.words import is_time, is_time_adverb

__all__ = ["TimeTable", "find_times", "is_time", "is_time_adverb", "time_of"]
