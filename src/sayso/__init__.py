"""Reads news reports and keeps a record that can be audited: who said what about whom."""
