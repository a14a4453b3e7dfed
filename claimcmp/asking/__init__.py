"""Questions in, answer tables out."""
