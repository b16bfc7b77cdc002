"""How plain our German is: the first Wiener Sachtextformel over everything that people read here."""
