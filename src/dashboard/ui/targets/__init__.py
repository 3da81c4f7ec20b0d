"""Target dan progres."""
