"""Symbolic evidence: numbers, times, names, polarity and certainty, each with its comparator."""
