"""From a member-level register, one row a membership and month, to the contract's files."""
