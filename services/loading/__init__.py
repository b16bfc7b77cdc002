"""Brings content files into the directory, and again after they changed, without undoing what people did since."""
