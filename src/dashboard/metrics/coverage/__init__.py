"""Coverage, targets, pace and rank of areas."""
