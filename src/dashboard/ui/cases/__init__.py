"""Contoh kasus."""
