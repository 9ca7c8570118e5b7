"""What the words refer to: actors, roles, places and times."""
