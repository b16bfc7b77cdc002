"""What families see first: the start page, the search, the page of an entry, and help at once."""
