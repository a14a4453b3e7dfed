"""How well the current settings do on a user's own reports."""
