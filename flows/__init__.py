"""The night and its parts: flows, their adapters to the outside, the command line."""
