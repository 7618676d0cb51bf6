"""The command line: thin over the same steps as the flows."""
