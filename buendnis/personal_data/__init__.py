"""What the portal holds about one person: found, handed out, erased."""
