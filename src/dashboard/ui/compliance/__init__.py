"""Kepatuhan."""
