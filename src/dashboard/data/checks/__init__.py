"""What rows must satisfy: alone, within their file, and across files."""
