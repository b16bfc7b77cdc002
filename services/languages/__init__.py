"""The seven languages of the families' pages: their texts, and how facts, days and times are said in them."""
