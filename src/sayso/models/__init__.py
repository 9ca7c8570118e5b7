"""The weights that ship with sayso; docs/models.md says what they were learned from."""
