"""What families tell the office: please ring me, and this is wrong."""
