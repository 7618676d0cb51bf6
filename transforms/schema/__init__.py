"""The rows of Dateline, each declared once, with its table and what holds of it."""
