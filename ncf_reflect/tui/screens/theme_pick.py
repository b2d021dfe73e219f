"""Choose a theme among those that there are, by typing some of it; or make one."""

from collections.abc import Iterator, Sequence

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ncf_reflect.tui.widgets.theme_prompt import ThemeInput

Known = tuple[str, str]
"""A theme, and what is worth knowing of it here."""


class ThemePick(ModalScreen[str | None]):
    """Closes with the theme chosen, or typed where a new one may be made; None on Escape."""

    CSS_PATH = "theme_pick.tcss"
    BINDINGS = [
        ("escape", "dismiss(None)", "Back"),
        ("up", "move(-1)", "Theme above"),
        ("down", "move(1)", "Theme below"),
    ]

    def __init__(self, title: str, themes: Sequence[Known], *, new: bool = False) -> None:
        super().__init__()
        self._title = title
        self._themes = themes
        self._new = new

    def compose(self) -> Iterator[Widget]:
        more = "Type some of it, or a new one." if self._new else "Type some of it."
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), id="title")
            yield ThemeInput(compact=True, placeholder=more)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._offer("")
        self.query_one(ThemeInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        option = self.query_one(OptionList).highlighted_option
        if option:
            self.dismiss(option.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """To the theme above or below."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def _offer(self, typed: str) -> None:
        wanted = " ".join(typed.split()).removeprefix("#").casefold()
        found = [each for each in self._themes if wanted in each[0].casefold()]
        found.sort(key=lambda each: not each[0].casefold().startswith(wanted))
        options = [Option(_line(name, note), id=name) for name, note in found]
        taken = any(name.casefold() == wanted for name, _ in self._themes)
        if self._new and wanted and not taken:
            options.append(Option(_line(typed.strip(), "a new theme"), id=typed.strip()))
        shown = self.query_one(OptionList)
        shown.set_options(options)
        shown.action_first()


def _line(name: str, note: str) -> Content:
    # No colours of its own: under the bar they would vanish.
    return Content(f"{name}  {note}" if note else name)
