"""What operators need: an orderly shutdown, health checks, and reports of failures."""
