"""Names and what they are names of."""
