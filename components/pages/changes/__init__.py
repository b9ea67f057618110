"""The page on what changed."""
