"""A server around the app: warmed before anybody comes, and answering before the app does."""
