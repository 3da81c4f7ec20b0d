"""What surrounds every page: menu, shared filters, link, data, visit."""
