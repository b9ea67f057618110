"""Releases: the records of a day frozen in one file, and the same records as tables for other programs."""
