"""The office's own layouts: months across, a sheet a month, long lists; read as the contract's tables."""
