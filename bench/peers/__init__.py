"""The same table of six columns and thirty rows, served by others; a button adds a seventh column."""
