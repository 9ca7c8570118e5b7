"""The same stages, on many processes."""
