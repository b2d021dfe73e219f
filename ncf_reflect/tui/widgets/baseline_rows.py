"""The local baseline line by line beside what groups said; the highlighted line whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from ncf_reflect.model.evidence import BaselineState
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.rows import Row, Rows

STATE_SIGNS = {
    BaselineState.NOT_MATCHED: "· not matched",
    BaselineState.CONFIRMED: "● confirmed",
    BaselineState.CONTRADICTED: "◆ contradicted",
    BaselineState.MENTIONED: "◐ mentioned",
    BaselineState.NOBODY: "○ by nobody",
}
LOOK_AGAIN = "○ look again"
"""Nobody raised it, but since then a theme came up that may be about it."""
SIGN = 14


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line with its state, what that comes to, and the themes that are suggested for it."""

    id: str
    text: str
    state: BaselineState
    sentence: str
    suggested: tuple[tuple[str, str], ...]
    """Each theme, and the words of a point under it that the line is like; empty where it is the
    theme's name."""


@dataclass(frozen=True, slots=True)
class BaselineList:
    """Lines under a heading, after what is said of the whole section."""

    heading: str
    lines: tuple[ListedLine, ...] = ()
    sentences: tuple[str, ...] = ()
    section: bool = False
    """Whether a section begins here."""


class BaselineRows(Rows):
    """The lists one under the other."""

    def show_lists(self, lists: Iterable[BaselineList], chosen: str | None = None) -> None:
        """Show these lists; `chosen`, else what was highlighted, keeps the highlight."""
        self.show(_rows(lists), chosen)


def _rows(lists: Iterable[BaselineList]) -> Iterator[Row]:
    for number, one in enumerate(lists):
        yield Row(partial(_heading, one, number == 0))
        for line in one.lines:
            yield Row(partial(_draw, line), line.id)


def _heading(one: BaselineList, first: bool, width: int, bright: bool) -> Content:
    del bright
    style = "bold" if one.section else "bold $primary"
    blank = "\n" if one.section and not first else ""
    heading = stacked(Content.styled(one.heading, style).wrap(width))
    told = (Content.styled(sentence, "$text-muted") for sentence in one.sentences)
    lines = (beside(("", 1), (sentence, width - 2)) for sentence in told)
    return Content(blank) + stacked((heading, *lines))


def _draw(line: ListedLine, width: int, bright: bool) -> Content:
    room = width - SIGN - 3
    text = Content(line.text)
    if bright:
        parts = [text, Content(line.sentence), *_suggestions(line)]
        drawn = stacked(wrapped for part in parts for wrapped in part.wrap(room))
    else:
        drawn = shortened(text, room)
    state = line.state
    strong = state in (BaselineState.CONTRADICTED, BaselineState.NOBODY)
    again = state is BaselineState.NOBODY and line.suggested
    sign = Content.styled(LOOK_AGAIN if again else STATE_SIGNS[state], "bold" if strong else "")
    return beside(("", 1), (sign, SIGN), (drawn, room))


def _suggestions(line: ListedLine) -> Iterator[Content]:
    for number, (theme, like) in enumerate(line.suggested):
        key = "Y takes it, N refuses it" if number == 0 else "then"
        said = f", as in “{like}”" if like else ""
        yield Content(f"“{theme}”?{said} ({key})")
