"""The guard in front of every response: who may request what and how much, and what browsers must forbid."""
