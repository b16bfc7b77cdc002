"""The Kurzcheck: fifteen questions before any account, and nothing of it is kept."""
