"""The loaded records: indexed, read-only, with their data version and the place of each in its file."""
