"""Compare and Positions: a table with the evidence of each cell."""
