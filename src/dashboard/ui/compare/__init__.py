"""Bandingkan."""
