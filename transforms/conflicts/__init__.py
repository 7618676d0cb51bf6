"""What claims and their figures are compared by, and which of them do not go together."""
