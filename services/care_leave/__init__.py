"""Care leave by the law of the day that counts: rights, deadlines, loan and allowance, without Django."""
