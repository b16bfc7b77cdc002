"""Reminders: what is due, who is told, and who does not want to be told for a while."""
