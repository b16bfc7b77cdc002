"""Links by mail that open one thing once, without an account."""
