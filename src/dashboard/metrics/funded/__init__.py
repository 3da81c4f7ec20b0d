"""Funded groups, what lapses, promises, support and benefits."""
