"""The one form of an empty Home: from here straight to question 1."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.council import in_use
from ncf_reflect.model.groups import Group
from ncf_reflect.tui.screens.form import Field, FormScreen

_SEASONS = {12: "Winter", 1: "Winter", 2: "Winter", 3: "Spring", 4: "Spring", 5: "Spring"}
_SEASONS |= {6: "Summer", 7: "Summer", 8: "Summer", 9: "Autumn", 10: "Autumn", 11: "Autumn"}


class Start(NamedTuple):
    """What the form gives."""

    authority: str
    round_title: str
    bank: str
    group: Group
    present: int | None
    sealed: bool


SEALING = Field(
    "sealed",
    "Finished sessions",
    choices=(("read as they finish", ""), ("sealed until all have finished", "sealed")),
    aside=True,
)
"""Whether a new round is sealed; not unless somebody says so."""


class StartForm(FormScreen[Start]):
    """Authority, round, tool, group, how many are present, and the seal. Closes with a `Start`.

    Only once `begin` took it: what that refuses is said here, where it can be typed anew.
    """

    def __init__(self, banks: Iterable[Bank], today: date, begin: Callable[[Start], None]) -> None:
        self._begin = begin
        self._banks = {bank.id: bank for bank in banks}
        tools = [(_tool(bank), bank.id) for bank in self._banks.values()]
        groups = [(group.heading, group.value) for group in Group]
        super().__init__(
            "NCF Reflect · a first session",
            (
                Field("authority", "Council", in_use().authority, hint="such as: Northumberland"),
                Field("round", "Round", season(today)),
                Field("tool", "Tool", tools[-1][1], choices=tools),
                Field("group", "Group", Group.WORKERS.value, choices=groups),
                Field("present", "Present", hint="how many are in the room"),
                SEALING,
            ),
            "question 1",
            back="quit",
        )

    def make(self) -> Start:
        """The answers, where they can be used."""
        for name, words in (("authority", "Council"), ("round", "Round")):
            if not self.text(name):
                self.query_one(f"#{name}").focus()
                raise RefusedError(f"{words}: type a name.")
        bank, group = self._banks[self.text("tool")], Group(self.text("group"))
        if not list(bank.asked((group,))):
            self.query_one("#group").focus()
            raise RefusedError(f"{bank.title} puts no question to {group.shown}: choose another.")
        present = self.number("present", "Present")
        start = Start(
            self.text("authority"),
            self.text("round"),
            bank.id,
            group,
            present,
            sealed=bool(self.text("sealed")),
        )
        self._begin(start)
        return start


def season(today: date) -> str:
    """A title for a round begun today: "Spring 2026". December counts to the next year's winter."""
    year = today.year + 1 if today.month == 12 else today.year
    return f"{_SEASONS[today.month]} {year}"


def _tool(bank: Bank) -> str:
    kinds = sorted({section.kind.value for section in bank.sections})
    return f"{bank.title}: {' and '.join(f'{kind}s' for kind in kinds)}"
