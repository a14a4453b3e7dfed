"""Which claims speak of the same matter, and what their relation is."""
