"""Keeping entries true: checks, providers' answers, what is due."""
