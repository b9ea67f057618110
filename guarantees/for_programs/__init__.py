"""What other programs can get: lists, single records, the comparison, the search and what changed, as plain data."""
