"""The Curate page: drafts tried out before they are saved, and the report on all records."""
