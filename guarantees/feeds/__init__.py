"""What a reader can follow, as plain data: events and changes, for feeds and calendars."""
