"""Events in the order of their days, as far as those are known."""
