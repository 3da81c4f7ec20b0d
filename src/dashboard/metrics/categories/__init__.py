"""Members by segment, group and payer."""
