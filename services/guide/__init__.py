"""What families and employers read about care and work: chapters, tables by date, and whom to call here."""
