"""Reckoning with the formula shown: loan, allowance, and leaves one after another."""
