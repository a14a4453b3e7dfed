"""Sentences to unit vectors.

Vectors say that two sentences speak of the same matter. They do not see word
order, negation or who did what to whom: agreement and divergence are never
read off a cosine.
"""
