"""Text to sentences, claims and metadata."""
