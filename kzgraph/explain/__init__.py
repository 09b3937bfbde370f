"""Why a claim says what it says, and why a sentence gave none: the graph beside the text read once more."""
