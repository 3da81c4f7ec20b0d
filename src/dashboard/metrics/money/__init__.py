"""Rates, plans, budgets, and sharing a budget out."""
