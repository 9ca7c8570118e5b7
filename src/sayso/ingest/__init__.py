"""Where text comes from, and which of its lines are not prose."""
