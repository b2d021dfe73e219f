"""The form for an action on a gap."""

from collections.abc import Callable
from datetime import date

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.evidence_csv import read_date
from ncf_reflect.model.gap import Action, ActionFacts, ActionStatus
from ncf_reflect.tui.screens.form import Field
from ncf_reflect.tui.screens.written_form import WrittenForm

Record = Callable[[dict[str, object]], Action]

_STATUSES = tuple((status.shown.capitalize(), status.value) for status in ActionStatus)


class ActionForm(WrittenForm[Action]):
    """Closes with the action once it is on record."""

    def __init__(
        self, title: str, record: Record, before: ActionFacts | None = None, owners: str = ""
    ) -> None:
        """`owners` are roles that own an action already, for a hint."""
        self._record = record
        known = before or ActionFacts.model_construct(gap="", task="")
        status = known.status.value
        super().__init__(
            title,
            (
                Field("task", "What", known.task, "what is to be done"),
                Field("owner", "Owner", known.owner, owners or "one role, such as head of service"),
                Field(
                    "measure", "How we shall know", known.measure, "what is different for children"
                ),
                Field("review_on", "Review on", _day(known.review_on), "2026-09-30 or 30/9/2026"),
                Field("status", "Status", status, choices=_STATUSES, aside=before is None),
                Field("reason", "Why stopped", known.reason, "only where it was", aside=True),
            ),
            "record",
        )

    def make(self) -> Action:
        """What was recorded. RefusedError with a sentence where a field will not do."""
        if not self.text("task"):
            self.query_one("#task").focus()
            raise RefusedError("What: type what is to be done.")
        status = ActionStatus(self.text("status"))
        fields: dict[str, object] = {
            name: self.text(name) for name in ("task", "owner", "measure", "reason")
        }
        return self._record({**fields, "status": status, "review_on": self._date()})

    def _date(self) -> date | None:
        said = self.text("review_on")
        found = read_date(said)
        if said and found is None:
            self.query_one("#review_on").focus()
            raise RefusedError("Review on: type it as 2026-09-30, or leave it empty.")
        return found


def _day(when: date | None) -> str:
    return when.isoformat() if when else ""
