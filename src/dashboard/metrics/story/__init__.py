"""The story of an area in a month, gathered once: what screen and documents are drawn from."""
