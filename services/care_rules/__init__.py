"""The law as data: read from a file, checked for holes and overlaps, and shown to those who keep it up to date."""
