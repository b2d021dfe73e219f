"""What is quoted, to the letter: headings, numbered items, and whose words they are."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from ncf_reflect.model.context import ContextItem, ContextPage, ContextPart
from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn

LONGEST_MARK = 3
WIDEST = 100
CLOSE = " ◆ close"
_ITEM = "- "


class QuotedParts(Drawn):
    """Parts one under the other, laid out for the width that there is."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: tuple[ContextPart, ...] = ()
        self._foot = ""
        self._laid_out: tuple[int, Content] | None = None

    def show(self, parts: Sequence[ContextPart], foot: str = "") -> None:
        """Show these parts, and `foot` as a last line."""
        self._parts, self._foot = tuple(parts), foot
        self._laid_out = None
        self.redraw()

    def draw(self, width: int) -> Content:
        """The parts, in lines no longer than is pleasant to read."""
        if self._laid_out is None or self._laid_out[0] != width:
            room = max(20, min(width, WIDEST))
            self._laid_out = width, stacked(self._lines(room))
        return self._laid_out[1]

    def _lines(self, width: int) -> Iterator[Content]:
        for place, part in enumerate(self._parts):
            if place:
                yield Content("")
            yield from Content.styled(part.heading, "bold $primary").wrap(width)
            for item in part.items:
                yield from _item(item, width)
            if part.credit:
                yield Content("")
                yield from Content.styled(part.credit, "$text-muted").wrap(width)
        if self._foot:
            yield Content("")
            yield from Content.styled(self._foot, "$text-muted").wrap(width)


def _item(item: ContextItem, width: int) -> Iterator[Content]:
    first, *others = map(Content, item.texts)
    if item.close:
        first += Content.styled(CLOSE, "bold $primary")
    if len(item.mark) > LONGEST_MARK:
        yield Content("")
        yield from Content.styled(item.mark, "bold").wrap(width)
        yield from (_indented(text, width) for text in (first, *others))
        return
    yield beside((Content.styled(item.mark, "bold"), LONGEST_MARK), (first, width - 4))
    for text in others:
        yield beside(("", LONGEST_MARK), (text.stylize("$text-muted"), width - 4))


def _indented(text: Content, width: int) -> Content:
    if text.plain.startswith(_ITEM):
        return beside(("  ·", 3), (text[len(_ITEM) :], width - 4))
    return beside(("", 1), (text, width - 2))


class PageTabs(Drawn):
    """The pages' names in one line; the one that is shown stands out, with a sign before it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pages: tuple[ContextPage, ...] = ()
        self._shown = ""

    def show(self, pages: Sequence[ContextPage], shown: str) -> None:
        """Show the names of these pages, the one of the name `shown` as open."""
        self._pages, self._shown = tuple(pages), shown
        self.redraw()

    def draw(self, width: int) -> Content:
        """The line."""
        names = (self._tab(page.name) for page in self._pages)
        return Content(" ").join(names).truncate(width)

    def _tab(self, name: str) -> Content:
        if name == self._shown:
            return Content.styled(f"▸{name}", "bold $primary")
        return Content.assemble((name[:1], "underline"), name[1:])
