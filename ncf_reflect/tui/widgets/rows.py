"""A list whose rows are laid out for its width, with one row highlighted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_WIDTH_BEFORE_LAYOUT = 56


@dataclass(frozen=True, slots=True)
class Row:
    """A row: how it is drawn at a width, highlighted or not. Without an id it is not stopped at."""

    draw: Callable[[int, bool], Content]
    id: str | None = None


class Rows(OptionList):
    """Rows of several lines, drawn anew when the width changes or the highlight moves."""

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        border: none;
        padding: 0;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-hover { background: $panel; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._drawn: tuple[Row, ...] = ()
        self._bright: int | None = None

    @property
    def chosen(self) -> str | None:
        """The id of the highlighted row."""
        option = self.highlighted_option
        return option.id if option else None

    def show(self, rows: Iterable[Row], chosen: str | None = None) -> None:
        """Show these rows; `chosen`, else the row that was highlighted, keeps the highlight."""
        wanted = chosen or self.chosen
        before, self._drawn = self._drawn, tuple(rows)
        if [row.id for row in before] == [row.id for row in self._drawn]:
            self._draw_all()
        else:
            self._bright = None
            self.set_options(
                Option(row.draw(self._width, False), id=row.id, disabled=row.id is None)
                for row in self._drawn
            )
        self.choose(wanted)

    def choose(self, row_id: str | None) -> None:
        """Highlight the row of this id, else the first one that can be."""
        ids = [row.id for row in self._drawn]
        if row_id in ids and row_id is not None:
            self.highlighted = ids.index(row_id)
        elif self.highlighted is None:
            self.action_first()

    def on_resize(self, event: Resize) -> None:
        del event
        self._draw_all()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The highlighted row is drawn in one colour, so that it can be read on the bar."""
        before, self._bright = self._bright, highlighted
        for index in (before, highlighted):
            if index is not None and index < len(self._drawn):
                self._draw(index)
        super().watch_highlighted(highlighted)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the highlighted row into sight; with the first one, what stands above it too."""
        super().scroll_to_highlight(top)
        if all(row.id is None for row in self._drawn[: self.highlighted]):
            self.scroll_home(animate=False)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width or _WIDTH_BEFORE_LAYOUT

    def _draw_all(self) -> None:
        for index in range(len(self._drawn)):
            self._draw(index)
        self.scroll_to_highlight()

    def _draw(self, index: int) -> None:
        bright = index == self.highlighted
        drawn = self._drawn[index].draw(self._width, bright)
        self.replace_option_prompt_at_index(index, drawn.without_spans if bright else drawn)
