"""Other extractors, each called from a file of its own, which the Python of its own environment runs."""
