"""Where the directory holds something about a person."""
