"""Penerbitan: submissions of the branches, what they would change, and what became of versions."""
