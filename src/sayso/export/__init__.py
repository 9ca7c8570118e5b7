"""The record leaving sayso in formats that others read."""
