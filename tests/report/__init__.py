"""The gap report: formats, escaping, names and writing."""
