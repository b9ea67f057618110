"""What stands in front of every answer: who may ask for what, how much, and what browsers are told to forbid."""
