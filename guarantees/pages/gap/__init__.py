"""The Gap: how far apart the parties are on an element, or a proposal and an actor."""
