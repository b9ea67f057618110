"""How texts are compared: one canonical form, and what a word is in any script."""
