"""The server: its routes, the first HTML of each page, start-up and the store of records."""
