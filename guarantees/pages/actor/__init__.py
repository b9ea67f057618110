"""The page of an actor: everything that it says, or the list of all actors."""
