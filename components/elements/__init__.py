"""Our own components that run in the browser: their Python side, their JavaScript and their styles."""
