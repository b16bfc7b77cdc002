"""The directory: organisations, places, and the entries that families find."""
