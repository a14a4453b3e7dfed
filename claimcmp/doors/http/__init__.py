"""The HTTP service; `app` makes it, `serving` runs it."""
