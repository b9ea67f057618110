"""What the Wording page shows: how each text puts its answer to one element, word by word."""
