"""The Overview: what divides the parties, and what happened last."""
