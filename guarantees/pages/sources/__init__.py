"""The Sources page: what was read, what rests on it, and how to cite it."""
