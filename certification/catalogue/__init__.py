"""Editions of the catalogue: read, checked, published, never changed."""
