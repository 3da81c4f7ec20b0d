"""Peta cakupan."""
