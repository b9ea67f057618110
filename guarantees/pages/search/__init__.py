"""The Search: one index of all records, whatever the spelling of a name."""
