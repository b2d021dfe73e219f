"""Widgets: they take values from `model` and speak by messages."""
