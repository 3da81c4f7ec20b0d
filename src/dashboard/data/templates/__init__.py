"""Templates that an office fills in."""
