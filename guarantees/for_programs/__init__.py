"""What other programs are told: lists, single records, the comparison, the search and what changed, as plain data."""
