"""The rules of comparison (METHOD.md): pure functions from a round to its findings."""
