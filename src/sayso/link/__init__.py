"""Between reports: what many reports say together."""
