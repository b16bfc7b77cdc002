"""What families take along: checklists, the guide as a booklet, and lists for the pages of others."""
