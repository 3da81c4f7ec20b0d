"""What all subjects stand on: months, cells, eligible workers, the panel, roll-ups."""
