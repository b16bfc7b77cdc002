"""The certification of family-friendly employers: from the self-assessment to the public register."""
