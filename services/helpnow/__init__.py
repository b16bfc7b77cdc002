"""Help that is the same everywhere: emergency numbers, helplines and benefits of the whole country."""
