"""The page Coverage: what the records hold of each proposal on each question."""
