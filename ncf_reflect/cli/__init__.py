"""The command line: thin click commands over `workspace`, `workshop` and `mapping`."""
