"""The records for programs, below ``/api/v1``: lists, single records, the comparison, the search and what changed."""
