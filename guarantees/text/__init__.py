"""How texts are read and compared: one encoding, one canonical form, and what a word is in any script."""
