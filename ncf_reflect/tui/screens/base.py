"""What every screen of ours has: the sitting, sentences for errors, commands for the palette."""

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from ncf_reflect.errors import ReflectError
from ncf_reflect.tui.sitting import Sitting

if TYPE_CHECKING:
    from ncf_reflect.tui.app import ReflectApp

Result = TypeVar("Result")
Answered = TypeVar("Answered")

TOO_SMALL = "Too small: 60 by 17 is needed. Enlarge the window, or make the letters smaller."


class ReflectScreen(Screen[Result], Generic[Result]):
    """A screen over the sitting."""

    def on_mount(self) -> None:
        # Hidden by the style sheet but on a window smaller than the smallest size.
        self.mount(Static(Content(TOO_SMALL), classes="too-small"))

    @property
    def reflect(self) -> "ReflectApp":
        """The app, by its own name."""
        return cast("ReflectApp", self.app)

    @property
    def sitting(self) -> Sitting:
        """What is open just now."""
        return self.reflect.sitting

    @contextmanager
    def telling(self) -> Iterator[None]:
        """An error that a person can mend becomes its sentence on the screen."""
        try:
            yield
        except ReflectError as error:
            self.tell(str(error))

    def tell(self, sentence: str) -> None:
        """Show a sentence that asks for something to be done, in place of the one before."""
        self.app.clear_notifications()
        self.notify(sentence, severity="error", timeout=10, markup=False)

    def begin(self, flow: Coroutine[None, None, None]) -> None:
        """Run a flow that may `ask()`; what a person can mend becomes its sentence."""

        async def told() -> None:
            with self.telling():
                await flow

        self.reflect.keys.begin(self, told())

    async def ask(self, screen: Screen[Answered]) -> Answered:
        """What the screen is closed with. Keys pressed from now on are the screen's."""
        return await self.reflect.keys.ask(screen)

    def explain(self) -> None:
        """Say what this screen is for and what its keys do, over it."""
        from ncf_reflect.tui.screens.explain import ExplainScreen  # noqa: PLC0415

        self.app.push_screen(ExplainScreen(self.HELP or "", list(self.explained_keys())))

    def explained_keys(self) -> Iterator[tuple[str, str]]:
        """Each key of this screen with what it does, for the help."""
        told: set[str] = set()
        for binding in Binding.make_bindings(self.BINDINGS):
            if binding.show and binding.description and binding.description not in told:
                told.add(binding.description)
                shown = "Esc" if binding.key == "escape" else binding.key.upper()
                yield binding.key_display or shown, binding.description

    def commands(self) -> Iterator[SystemCommand]:
        """What the palette offers here."""
        yield from ()

    def flush_draft(self) -> None:
        """Put what is half-typed on disk; most screens have nothing."""

    def leave(self) -> None:
        """Quit the app; the Room asks first, so what is open over it asks the Room."""
        below = self.app.screen_stack[0]
        if below is not self and isinstance(below, ReflectScreen):
            below.leave()
        else:
            self.app.exit()


class Question(ModalScreen[bool]):
    """A sentence to say yes or no to. Enter and Y say yes, Escape and N say no."""

    BINDINGS = [
        ("y,Y,enter", "answer(True)", "Yes"),
        ("n,N,escape", "answer(False)", "No"),
    ]

    def __init__(self, sentence: str, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._sentence = sentence
        self._choices = f"Y {yes}   N {no}"

    def compose(self) -> Iterator[Static]:
        yield Static(Content(f"{self._sentence}\n\n{self._choices}"), classes="dialog")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)
