"""Backup and restore of the whole portal: database and stored files in one archive."""
