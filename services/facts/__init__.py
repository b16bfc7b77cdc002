"""What an entry says, as rows of label and lines in the reader's language: for pages, papers and lists alike."""
