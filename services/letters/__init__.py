"""Letters about care leave: written by the law of their day, drawn in memory, kept nowhere."""
