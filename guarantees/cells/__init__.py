"""The two rules that turn statements into a cell and positions into a stance, and their signs."""
