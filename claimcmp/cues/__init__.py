"""Symbolic evidence: numbers, times, names, polarity, certainty and opposites.

Each module has a `find` that reads one text and a `compare` that sets two
findings against each other. Vectors say "same
matter", cues say "other detail": a comparator never decides whether two texts
speak of one thing.
"""
