"""One file: CSV or workbook, guards against what is none, personal numbers."""
