"""Kategori pekerja."""
