"""The gap report of a round, composed from what was said and found (DESIGN section 8)."""

from ncf_reflect.mapping.reporting.composing import gap_report

__all__ = ["gap_report"]
