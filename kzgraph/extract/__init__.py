"""From mentions to claims: who did what to whom, according to whom, how sure, how many, when and where."""
