"""Geometry: outlines of areas, read, checked, built, drawn as paths."""
