"""What lifts us: stages and numbers moved freely, steps to the next level, steps noted for the programme."""
