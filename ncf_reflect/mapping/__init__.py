"""A whole mapping: all that a principal social worker and a QA lead can do."""
