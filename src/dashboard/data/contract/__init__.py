"""The data contract: names and words, columns described, what reading a file reports."""
