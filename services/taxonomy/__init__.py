"""What people look for: situations, topics, groups, features of places and languages, with their words."""
