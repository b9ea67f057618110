"""What a reader takes away from a page, as plain data: a table, what it rests on, and how to read it."""
