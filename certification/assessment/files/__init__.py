"""Evidence files: what may come in, and where the bytes lie."""
