"""Mode rapat: one area and month on the whole screen, step by step."""
