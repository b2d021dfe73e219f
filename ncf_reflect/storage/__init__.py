"""The mapping store: the only place with SQL (DESIGN 4; FAULTS, "The mapping file")."""
