"""The gap report of a round, composed from what was said and found (DESIGN section 8).

Begin with `composing`. Nothing is loaded here: parts of it are of use to the Desk as well.
"""
