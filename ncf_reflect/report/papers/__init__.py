"""The kinds of report: which parts each has, in which order. See `kinds`."""
