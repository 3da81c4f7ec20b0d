"""Areas and villages: codes, names, and what somebody wrote resolved to them."""
