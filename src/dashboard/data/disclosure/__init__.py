"""What a viewer may see of a dataset: decided here, once."""
