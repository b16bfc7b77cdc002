"""Help first, then questions: what somebody may do from today on, kept nowhere."""
