"""Letters about care leave: filled in, drawn in memory, handed over, and kept nowhere."""
