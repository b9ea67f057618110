"""Components of our own that run in the browser: their Python side, their JavaScript and their styles."""
