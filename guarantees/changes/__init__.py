"""What differs between two catalogues, in plain words."""
