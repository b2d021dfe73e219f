"""How long the session is: the plan line shares it out among the questions."""

from ncf_reflect.errors import RefusedError
from ncf_reflect.tui.screens.form import Field, FormScreen


class LengthForm(FormScreen[int]):
    """Closes with the minutes."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            "How long is this session?", (Field("minutes", "Minutes", str(minutes)),), "done"
        )

    def make(self) -> int:
        """The minutes, where they make a session."""
        minutes = self.number("minutes", "Minutes")
        if not minutes:
            raise RefusedError("Minutes: type a number, such as 90.")
        return minutes
