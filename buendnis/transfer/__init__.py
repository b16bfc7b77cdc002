"""A whole alliance as one file: taken out of one portal, put into another, without loss."""
