"""On behalf: a coordinator types in a talk, the employer looks through it and confirms it."""
