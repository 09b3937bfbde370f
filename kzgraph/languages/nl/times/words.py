"""Single words of time: weekdays with their parts of the day."""

import re
from functools import cache

from kzgraph.lexicon.loader import time_words


@cache
def weekday_pattern() -> "re.Pattern[str]":
    """Return the pattern of a weekday with its part: "vrijdag", "vrijdags", "vrijdagochtend", "zaterdagen"."""
    days, parts = "|".join(time_words("weekday")), "|".join(time_words("part"))
    return re.compile(rf"({days})(s|{parts})?(en)?")
