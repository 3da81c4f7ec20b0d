"""Several areas beside each other: of any level, each with its own base and date."""
