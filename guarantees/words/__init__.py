"""Records in words: cells, stances, statements and their citations as they are shown."""
