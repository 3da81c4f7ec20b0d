"""Perencana anggaran."""
