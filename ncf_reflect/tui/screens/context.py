"""What the National Framework says on the question in hand, beside the Desk."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping.context import GLOSSARY, OTHERS, context_of
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.context import Context, ContextPage
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.quoted import PageTabs, QuotedParts

NO_SUCH_PAGE = "There is no page of that letter for this question."


class ContextScreen(ReflectScreen[None]):
    """The Framework's expectations, its words, and how others do it, for one question."""

    CSS_PATH = "context.tcss"
    HELP = """
### What the Framework says on this question

What the statutory guidance expects, to the letter, on the enabler or outcome that the question
belongs to. An expectation that nobody spoke to is something to ask about, not a gap by itself.

- **C** the expectations closest to the question in its words: a hint, found by counting words.
  The same ones carry “◆ close” on the other pages.
- **A** what is expected of all, **L** of leaders (senior leaders), **M** of managers (practice
  supervisors), **W** of workers (practitioners). Which role is which group is ours.
- **G** the guidance's glossary, for words that occur here. **O** how others do it.
- **N** and **P** go to the next question and the one before, the arrow keys to the page beside,
  **Esc** back.
"""
    BINDINGS = [
        # Before the scrolling part, which would keep them and never scrolls sideways.
        Binding("right", "turn(1)", "page", key_display="← →", priority=True),
        Binding("left", "turn(-1)", "page before", show=False, priority=True),
        Binding("n,N", "step(1)", "next", key_display="N"),
        Binding("p,P", "step(-1)", "before", key_display="P"),
        *(
            Binding(f"{letter},{letter.upper()}", f"page('{letter.upper()}')", show=False)
            for letter in "calmwgo"
        ),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
        Binding("e,E", "dismiss(None)", "back", show=False),
    ]

    def __init__(self, question_id: str) -> None:
        super().__init__()
        self.question_id = question_id
        """The question that is shown just now."""
        self._asked: tuple[AskedQuestion, ...] = ()
        self._found: Context | None = None
        self._page = ""

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="asked")
        yield PageTabs()
        with Horizontal():
            with VerticalScroll(id="page"):
                yield QuotedParts(id="quoted")
            with VerticalScroll(id="side"):
                yield QuotedParts(id="beside")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one("#page").focus()
        with self.telling():
            self._library = self.sitting.workspace.framework()
            round_ = self.sitting.book.round(self.sitting.round_title)
            self._asked = tuple(asked for bank in round_.banks for asked in bank.asked())
            self._open(self.question_id)
            if self._library.faulty:
                file = self._library.faulty[0]
                self.tell(f"{file.file} is left out: {file.faults[0]}.")

    def action_turn(self, step: int) -> None:
        """To the page beside this one, round and round."""
        names = [page.name for page in self._pages]
        if names:
            self._turn_to(names[(names.index(self._page) + step) % len(names)])

    def action_page(self, letter: str) -> None:
        """To the page whose name begins with a letter."""
        names = [page.name for page in self._pages if page.name.startswith(letter)]
        if names:
            self._turn_to(names[0])
        else:
            self.tell(NO_SUCH_PAGE)

    def action_step(self, step: int) -> None:
        """To the next question or the one before; the page stays, where that has it too."""
        ids = [asked.question.id for asked in self._asked]
        place = ids.index(self.question_id) + step if self.question_id in ids else -1
        if 0 <= place < len(ids):
            self._open(ids[place])
        else:
            self.tell("This is the last question." if step > 0 else "This is the first question.")

    def commands(self) -> Iterator[SystemCommand]:
        """The pages and the steps in the palette."""
        for page in self._pages:
            title = f"Framework: {page.name}"
            yield SystemCommand(title, "A page on this question", partial(self._turn_to, page.name))
        yield SystemCommand("Next question", "In the banks' order", partial(self.action_step, 1))
        yield SystemCommand("Question before", "In the banks' order", partial(self.action_step, -1))

    @property
    def _pages(self) -> tuple[ContextPage, ...]:
        return self._found.pages if self._found else ()

    def _open(self, question_id: str) -> None:
        asked = next(each for each in self._asked if each.question.id == question_id)
        self.question_id = question_id
        self._found = context = context_of(self._library, asked)
        self.query_one(TitleLine).show(context.title, asked.question.short, right=context.section)
        self.query_one("#asked", Static).update(Content(f"“{context.question}”"))
        beside = (page for page in context.pages if page.name in {GLOSSARY, OTHERS})
        self.query_one("#beside", QuotedParts).show(
            [part for page in beside for part in page.parts]
        )
        self.query_one("#side").scroll_home(animate=False)
        names = [page.name for page in context.pages]
        self._turn_to(self._page if self._page in names else names[0])

    def _turn_to(self, name: str) -> None:
        self._page = name
        page = next(page for page in self._pages if page.name == name)
        numbers = self._found.numbers if self._found else ""
        self.query_one(PageTabs).show(self._pages, name)
        foot = f"Numbers: {numbers}" if numbers else ""
        self.query_one("#quoted", QuotedParts).show(page.parts, foot)
        self.query_one("#page").scroll_home(animate=False)
