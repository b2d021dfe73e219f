"""The gap report as values, and one module per format."""
