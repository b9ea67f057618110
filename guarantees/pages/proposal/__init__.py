"""The Proposals page: everything about one proposal, or the index of all."""
