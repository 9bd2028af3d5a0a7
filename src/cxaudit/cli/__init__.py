"""Thin commands, one file each; all failures leave through one door (`boundary.py`)."""
