"""The records that the site serves: loaded once for all readers, and kept as the files say."""
