"""The contextual encoder's training; see `run.py` for the order of things."""
