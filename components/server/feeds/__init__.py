"""Feeds and calendars as files."""
