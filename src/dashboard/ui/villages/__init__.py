"""Ekosistem desa."""
