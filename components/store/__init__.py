"""The records that the site serves: loaded once for all readers, and kept in step with the files."""
