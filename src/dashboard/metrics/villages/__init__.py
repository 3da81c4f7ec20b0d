"""Villages paying contributions."""
