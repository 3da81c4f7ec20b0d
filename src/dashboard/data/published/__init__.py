"""Versions that are published: what everybody with the link sees, and how it came to be."""
