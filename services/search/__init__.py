"""Finding entries by words and filters, the same on every database."""
