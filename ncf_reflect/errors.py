"""Errors that a user can cause. Each carries one sentence that says what to do next.

They are caught in two places only: the command line and the app.
"""

from collections.abc import Sequence

MOST_LISTED = 500
"""Faults that are printed of one file; the rest are counted."""


class ReflectError(Exception):
    """The base of every error that a person at the keyboard should read as a sentence."""


class MappingFileError(ReflectError):
    """A mapping file cannot be opened or is not what it should be."""


class ReadOnlyError(MappingFileError):
    """The mapping cannot be written to here, but it can be read."""


class LockedError(ReadOnlyError):
    """Somebody else has the mapping file open for writing."""

    def __init__(self, message: str, holder: str) -> None:
        self.holder = holder
        super().__init__(message)


class NotSavedError(ReflectError):
    """What was typed could not be written; it is still on the screen."""


class RefusedError(ReflectError):
    """What was asked for cannot be done, and why."""


class FaultsError(ReflectError):
    """A bank or a document is refused whole: every fault with its place."""

    def __init__(self, what: str, faults: Sequence[object]) -> None:
        self.what = what
        self.faults = tuple(str(fault) for fault in faults)
        more = len(faults) - MOST_LISTED
        rest = [f"and {more:,} more"] if more > 0 else []
        super().__init__("\n".join((what, *self.faults[:MOST_LISTED], *rest)))
