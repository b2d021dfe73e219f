"""Texts set in columns, to the letter: wrapped, padded, and never read as markup."""

from collections.abc import Iterable

from textual.content import Content

Cell = tuple[Content | str, int]
"""A text and the width of its column, in cells of the terminal."""


def beside(*cells: Cell, gap: int = 1) -> Content:
    """The texts side by side, each wrapped within its own width."""
    columns = [(as_content(text).wrap(max(width, 1)), width) for text, width in cells]
    height = max(len(lines) for lines, _ in columns)
    return stacked(
        Content(" " * gap).join(_padded(lines, width, y) for lines, width in columns).rstrip()
        for y in range(height)
    )


def stacked(lines: Iterable[Content]) -> Content:
    """The texts one under the other."""
    return Content("\n").join(lines)


def shortened(text: Content | str, width: int) -> Content:
    """The text in one line; where it does not fit, an ellipsis says so."""
    line = as_content(text)
    first = line.split("\n")[0] if "\n" in line.plain else line
    cut = first.cell_length > width or len(first) < len(line)
    return first.truncate(width - 1).rstrip() + "…" if cut else line


def as_content(text: Content | str) -> Content:
    """The text as it stands, whatever brackets are in it."""
    return Content(text) if isinstance(text, str) else text


def _padded(lines: list[Content], width: int, y: int) -> Content:
    line = lines[y] if y < len(lines) else Content("")
    return line.pad_right(max(0, width - line.cell_length))
