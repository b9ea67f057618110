"""The Method page: how to read a cell, the rules, the codebook, how to cite."""
