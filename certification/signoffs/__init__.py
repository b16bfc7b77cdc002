"""Sign-off by the top management: a link to its own address, or a signed page."""
