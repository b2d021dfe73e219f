"""What is known of a session beside what is said in it."""

from collections.abc import Sequence
from datetime import date

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.bank import Section
from ncf_reflect.model.session import SessionFacts
from ncf_reflect.tui.screens.form import Field, FormScreen


class SessionForm(FormScreen[SessionFacts]):
    """Closes with the facts; the state stays what it was."""

    def __init__(
        self,
        title: str,
        facts: SessionFacts,
        sections: Sequence[Section] = (),
        *,
        projected: bool = False,
    ) -> None:
        """`sections` may be begun with where the session is still to be held."""
        self._facts = facts
        first = [(section.short, section.slug) for section in sections]
        begin = Field("begins_with", "Begin with", facts.begins_with, choices=first)
        # Nobody's name on the wall: some write one here, although a role is asked for.
        facilitator = Field("facilitator", "Facilitator", facts.facilitator, "a role, such as: PSW")
        super().__init__(
            title,
            (
                Field("present", "Present", _shown(facts.present), "how many are in the room"),
                Field("invited", "Invited", _shown(facts.invited), "how many were asked to come"),
                Field(
                    "others_present",
                    "Others present",
                    facts.others_present,
                    "such as: head of service",
                ),
                *(() if projected else (facilitator,)),
                Field("held_on", "Date", facts.held_on.isoformat() if facts.held_on else ""),
                *((begin,) if len(first) > 1 else ()),
            ),
            "done",
        )

    def make(self) -> SessionFacts:
        """The facts as they stand in the form."""
        held_on = self.text("held_on")
        try:
            day = date.fromisoformat(held_on) if held_on else None
        except ValueError as error:
            raise RefusedError("Date: type it as year-month-day, such as 2026-03-12.") from error
        return SessionFacts(
            held_on=day,
            state=self._facts.state,
            invited=self.number("invited", "Invited"),
            present=self.number("present", "Present"),
            facilitator=self.text("facilitator", self._facts.facilitator),
            others_present=self.text("others_present"),
            begins_with=self.text("begins_with", self._facts.begins_with),
        )


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)
