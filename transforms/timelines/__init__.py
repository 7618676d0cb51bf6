"""Temporal expressions, events and their dates."""
