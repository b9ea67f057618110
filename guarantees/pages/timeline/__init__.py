"""The Timeline: what happened and was said, and the numbers of soldiers over time."""
