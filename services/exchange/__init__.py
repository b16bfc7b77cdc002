"""The directory as tables: out for a spreadsheet and as open data, and in again without loss."""
