"""The ways in from outside Python; thin, without logic of their own."""
