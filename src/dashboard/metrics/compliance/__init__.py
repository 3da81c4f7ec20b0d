"""Firms, offices and projects that must enrol or pay."""
