"""What holds for the whole round, above the matrix: the fullest words that there is room for."""

from textual.content import Content

from ncf_reflect.tui.widgets.columns import shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn

BROAD, WIDE = 76, 120
Texts = tuple[str, ...]


class RoundLines(Drawn):
    """One line each where it is narrow, two where it is broad, as many as needed where wide.

    The first text that fits stands; where none does, the last one is shortened.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Texts, ...] = ()

    def show(self, lines: tuple[Texts, ...]) -> None:
        """Show these; each is several texts that say the same, the fullest first."""
        self._lines = lines
        self.redraw()

    def draw(self, width: int) -> Content:
        """The lines at this width."""
        return stacked(_fitting(texts, width) for texts in self._lines)


def _fitting(texts: Texts, width: int) -> Content:
    most = 1 if width < BROAD else 2 if width < WIDE else 4
    for text in texts:
        lines = Content(text).wrap(width)
        if len(lines) <= most:
            return stacked(lines)
    return shortened(texts[-1], width)
