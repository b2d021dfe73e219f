"""The whole mapping."""
