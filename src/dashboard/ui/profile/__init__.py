"""Profil wilayah."""
