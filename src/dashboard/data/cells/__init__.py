"""One cell of a file: months, counts, rupiah, percentages and codes, from text to value."""
