"""What certification tells of people, for access and erasure."""
