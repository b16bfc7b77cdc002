"""Asks the addresses of entries whether they still answer."""
