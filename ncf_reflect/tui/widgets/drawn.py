"""A widget that lays out its text anew for every width."""

from abc import abstractmethod

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ncf_reflect.tui.widgets.columns import shortened


class Drawn(Widget):
    """As high as what `draw` makes of the width that there is."""

    DEFAULT_CSS = """
    Drawn { height: auto; width: 1fr; }
    """

    @abstractmethod
    def draw(self, width: int) -> Content:
        """The text for this width, its line ends included."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at this width."""
        del container, viewport
        drawn = self.draw(width)
        return drawn.plain.count("\n") + 1 if drawn else 0

    def render(self) -> Content:
        """What stands there at the present width."""
        return self.draw(self.content_size.width)

    def redraw(self) -> None:
        """Lay it out again: what it shows has changed."""
        self.refresh(layout=True)


class TitleLine(Drawn):
    """One line: where one is, and at the right what holds here."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lefts: tuple[str, ...] = ("",)
        self._right = Content("")

    def show(self, *lefts: str, right: Content | str = "") -> None:
        """The first of `lefts` that fits stands at the left; the last is shortened."""
        self._lefts = lefts
        self._right = Content(right) if isinstance(right, str) else right
        self.redraw()

    def draw(self, width: int) -> Content:
        """The line."""
        room = max(1, width - self._right.cell_length - (2 if self._right else 0))
        fitting = [left for left in map(Content, self._lefts) if left.cell_length <= room]
        left = fitting[0] if fitting else shortened(self._lefts[-1], room)
        between = max(0, width - left.cell_length - self._right.cell_length)
        return left + " " * between + self._right
