"""Wishes to be rung back."""
