"""The closed sets of the domain: kinds of point, states, reasons (DESIGN 2 and 5)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a point is about, each with the key that begins its line."""

    DOING = "doing"
    DEVELOP = "develop"
    EVIDENCE = "evidence"
    NEXT = "next"
    QUOTE = "quote"
    PARKED = "parked"
    NOTE = "note"

    @property
    def key(self) -> str:
        """The character that files a line under this kind when it is the first of the line."""
        return _KEYS[self]

    @property
    def chip(self) -> str:
        """The words before the capture line: "To develop"."""
        return _CHIPS[self]

    @property
    def heading(self) -> str:
        """What stands above points of this kind in the read-back and the report."""
        return _HEADINGS[self]


_KEYS = {
    Kind.DOING: "+",
    Kind.DEVELOP: "-",
    Kind.EVIDENCE: "?",
    Kind.NEXT: ">",
    Kind.QUOTE: '"',
    Kind.PARKED: "/",
    Kind.NOTE: ".",
}
_CHIPS = {
    Kind.DOING: "Doing",
    Kind.DEVELOP: "To develop",
    Kind.EVIDENCE: "How we know",
    Kind.NEXT: "Next",
    Kind.QUOTE: "Quote",
    Kind.PARKED: "Parked",
    Kind.NOTE: "Note",
}
_HEADINGS = {
    Kind.DOING: "What we are already doing",
    Kind.DEVELOP: "Areas we need to develop",
    Kind.EVIDENCE: "How do we know",
    Kind.NEXT: "What needs to happen",
    Kind.QUOTE: "In their words",
    Kind.PARKED: "Parked",
    Kind.NOTE: "Notes",
}
KIND_BY_KEY = {key: kind for kind, key in _KEYS.items()}


class Strength(StrEnum):
    """How much is there of what a point wants developed."""

    NOT_IN_PLACE = "not-in-place"
    NEEDS_STRENGTHENING = "needs-strengthening"


class Strand(StrEnum):
    """What kind of evidence a point rests on."""

    AUDIT = "audit"
    DATA = "data"
    VOICE = "voice"
    PRACTICE = "practice"


class Held(StrEnum):
    """How far the room shares a point; left out where nothing was said about it."""

    CONTESTED = "contested"
    SEVERAL = "several"


class SessionState(StrEnum):
    """Where a session is. Only closed ones are read at the Desk; people read "finished"."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class RecordedStatus(StrEnum):
    """What a session can hold on a question that was put to it."""

    ANSWERED = "answered"
    NOTHING_SAID = "nothing-said"
    NOT_REACHED = "not-reached"


class GroupStatus(StrEnum):
    """How far a group got with a question."""

    NOT_ASKED = "not-asked"
    NOT_HELD = "not-held"
    NOT_REACHED = "not-reached"
    NOTHING_SAID = "nothing-said"
    ANSWERED = "answered"


class NothingSaidReason(StrEnum):
    """The group's reason for saying nothing."""

    NOTHING_TO_ADD = "nothing-to-add"
    CHOSE_NOT_TO = "chose-not-to"
    UNSURE = "unsure"

    @property
    def shown(self) -> str:
        """The words that stand in sentences: "nothing to add"."""
        return _REASONS[self]


_REASONS = {
    NothingSaidReason.NOTHING_TO_ADD: "nothing to add",
    NothingSaidReason.CHOSE_NOT_TO: "chose not to answer",
    NothingSaidReason.UNSURE: "unsure",
}


class DecisionVerdict(StrEnum):
    """What a person does with a suggestion (METHOD.md section 8)."""

    CONFIRM = "confirm"
    RECODE = "recode"
    SET_ASIDE = "set-aside"
