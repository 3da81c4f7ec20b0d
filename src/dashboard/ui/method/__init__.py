"""Metode dan sumber."""
