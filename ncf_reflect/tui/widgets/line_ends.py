"""Line ends inside a line that is being typed: a mark, or a terminal takes them as its own."""

from rich.highlighter import Highlighter
from rich.text import Text

MARK = "↵"


class LineEnds(Highlighter):
    """Paints each line end as a mark; the value keeps it."""

    def highlight(self, text: Text) -> None:
        """Change only what is painted."""
        text.plain = text.plain.replace("\n", MARK)
