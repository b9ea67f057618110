"""The view models of the pages, one folder a page: all that a page shows, as plain data."""
