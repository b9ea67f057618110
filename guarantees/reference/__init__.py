"""Schemas and documents generated from the models, the vocabulary and the codebook."""
