"""The directory for other systems: HSDS 3.0 in the shape of its UK profile, read only."""
