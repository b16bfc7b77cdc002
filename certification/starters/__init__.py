"""Starter sheets: notices to print and put up, filled with the employer's and the alliance's data."""
