"""The page on what changed: since a release, or between two days."""
