"""Unsealing a round early: why, and in which role. Both stand in the report."""

from typing import NamedTuple

from ncf_reflect.mapping.asked import seal_words
from ncf_reflect.mapping.sealing import unseal as unseal_round
from ncf_reflect.tui.screens.base import ReflectScreen, Result
from ncf_reflect.tui.screens.form import Field
from ncf_reflect.tui.screens.written_form import WrittenForm
from ncf_reflect.tui.sitting import Sitting


class Unsealed(NamedTuple):
    """Why the round was unsealed, and in which role."""

    reason: str
    role: str


class UnsealForm(WrittenForm[Unsealed]):
    """Closes with an `Unsealed` once it is on record; what will not do is said here."""

    def __init__(self, sitting: Sitting) -> None:
        self._book, self._round = sitting.book, sitting.round_title
        waits = seal_words(self._book.coverage(self._round))
        super().__init__(
            f"Unseal “{self._round}” early",
            (
                Field("reason", "Why", hint="such as: the board meets in April"),
                Field("role", "In which role", hint="such as: principal social worker"),
            ),
            "unseal",
            lines=(
                *filter(None, [waits]),
                "Finished sessions can then be read at the Desk, and it cannot be taken back. "
                "Why, and in which role, will stand in the report.",
            ),
        )

    def make(self) -> Unsealed:
        """What was recorded."""
        reason, role = self.text("reason"), self.text("role")
        if not role and reason:
            self.query_one("#role").focus()
        elif not reason:
            self.query_one("#reason").focus()
        unseal_round(self._book, self._round, reason, role)
        return Unsealed(reason, role)


async def unseal(screen: ReflectScreen[Result]) -> bool:
    """Ask why and in which role, and unseal the round that is open; whether it was done.

    To be awaited in a flow. Where the round is not sealed, a sentence says so.
    """
    sitting = screen.sitting
    if not sitting.book.round(sitting.round_title).sealed:
        screen.tell(f"“{sitting.round_title}” is not sealed: there is nothing to unseal.")
        return False
    if sitting.reading_only:
        screen.tell(sitting.reading_only)
        return False
    return await screen.ask(UnsealForm(sitting)) is not None
