"""Thousands of points one under the other, a line each, under the questions they were said on."""

from collections.abc import Iterable, Iterator

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ncf_reflect.tui.widgets.columns import shortened
from ncf_reflect.tui.widgets.point_rows import MARK, ListedPoint
from ncf_reflect.tui.widgets.points import GLYPHS

GROUP = 9
MOST_OF_TAGS = 3
"""The share of a line that tags may take: a third."""

Headed = tuple[str, Iterable[ListedPoint]]
"""A heading and the points under it."""


class Listing:
    """The lines of a table: headings, and points where they stand."""

    rows: list[str | ListedPoint]
    places: dict[str, int]
    """Per id of a point its line."""

    def __init__(self, headed: Iterable[Headed] = ()) -> None:
        self.rows = []
        for heading, points in headed:
            self.rows += [heading, *points]
        self.places = {
            row.id: place for place, row in enumerate(self.rows) if isinstance(row, ListedPoint)
        }

    def points(self, place: int = 0) -> Iterator[ListedPoint]:
        """The points from a line on."""
        return (row for row in self.rows[place:] if isinstance(row, ListedPoint))

    def under(self, heading: int) -> Iterator[ListedPoint]:
        """The points under the heading on a line."""
        for row in self.rows[heading + 1 :]:
            if isinstance(row, str):
                return
            yield row

    def near(self, place: int, step: int) -> int:
        """The nearest point to a line, looked for in the direction of `step` first; -1 for none."""
        last = len(self.rows) - 1
        place = max(0, min(place, last))
        ways = (range(place, last + 1), range(min(place, last), -1, -1))
        order = (one for way in (ways if step > 0 else reversed(ways)) for one in way)
        return next((one for one in order if isinstance(self.rows[one], ListedPoint)), -1)

    def next_without_theme(self, place: int) -> int:
        """The next point without a theme, downwards and then from the top; `place` for none."""
        order = (*range(place + 1, len(self.rows)), *range(max(place, 0)))
        rows = ((one, self.rows[one]) for one in order)
        return next(
            (one for one, row in rows if isinstance(row, ListedPoint) and not row.point.themes),
            place,
        )

    def next_heading(self, place: int, step: int) -> int | None:
        """The first point under the heading `step` headings from here; None where there is none."""
        firsts = [one + 1 for one, row in enumerate(self.rows) if isinstance(row, str)]
        under = sum(first <= place for first in firsts) - 1 + step
        return firsts[under] if 0 <= under < len(firsts) else None


class TagTable(ScrollView, can_focus=True):
    """Only the lines in sight are ever drawn."""

    COMPONENT_CLASSES = {"tag-table--line", "tag-table--heading", "tag-table--cursor"}
    DEFAULT_CSS = """
    TagTable {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .tag-table--heading { text-style: bold; }
        & > .tag-table--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: bold;
        }
        &:focus > .tag-table--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """
    BINDINGS = [
        Binding("up", "go('up')", "point above", show=False),
        Binding("down", "go('down')", "point below", show=False),
        Binding("pageup", "go('pageup')", "page up", show=False),
        Binding("pagedown", "go('pagedown')", "page down", show=False),
        Binding("home", "go('home')", "first point", show=False),
        Binding("end", "go('end')", "last point", show=False),
        Binding("space", "mark", "mark", key_display="Space"),
        Binding("enter", "choose", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(-1)
    """The line of the highlighted point; -1 where there is none."""

    class Moved(Message):
        """Other points are meant now, or they are not what they were."""

        def can_replace(self, message: Message) -> bool:
            """Of several in a row, one is enough."""
            return isinstance(message, TagTable.Moved)

    class Chosen(Message):
        """Enter was pressed."""

    def __init__(self, id: str | None = None, *, counts: bool = True) -> None:
        """`counts`: headings say how many points under them have no theme."""
        super().__init__(id=id)
        self._counts = counts
        self.listing = Listing()
        """What is shown."""
        self._marked: frozenset[str] = frozenset()

    @property
    def chosen(self) -> ListedPoint | None:
        """The highlighted point."""
        return next(self.listing.points(self.cursor), None) if self.cursor >= 0 else None

    @property
    def marked(self) -> tuple[ListedPoint, ...]:
        """The points that are marked, in the order of the list."""
        points = self.listing.points() if self._marked else ()
        return tuple(one for one in points if one.id in self._marked)

    @property
    def meant(self) -> tuple[ListedPoint, ...]:
        """The points that a key acts on: all that are marked, else the highlighted one."""
        return self.marked or ((self.chosen,) if self.chosen else ())

    def show(self, headed: Iterable[Headed], chosen: str | None = None) -> None:
        """Show these points, the highlight on `chosen`, else on the first of them."""
        self.listing = Listing(headed)
        self._marked &= self.listing.places.keys()
        self.virtual_size = Size(0, len(self.listing.rows))
        self.set_reactive(TagTable.cursor, -1)
        self.cursor = self.listing.places.get(chosen or "", self.listing.near(0, 1))
        self.refresh()
        self.post_message(self.Moved())

    def replace(self, points: Iterable[ListedPoint]) -> None:
        """Show these points as they are now, where they stand in the list."""
        for one in points:
            if one.id in self.listing.places:
                self.listing.rows[self.listing.places[one.id]] = one
        self.refresh()
        self.post_message(self.Moved())

    def mark(self, points: Iterable[str]) -> None:
        """Mark these points, by their ids, and no others."""
        self._marked = frozenset(points)
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """One line, as it is painted."""
        width, place = self.scrollable_content_region.width, y + self.scroll_offset.y
        if place >= len(self.listing.rows):
            return Strip.blank(width, self.rich_style)
        row = self.listing.rows[place]
        if isinstance(row, str):
            part, count = "tag-table--heading", self._counts
            content = _heading(row, self.listing.under(place) if count else None, width)
        else:
            part, content = "tag-table--line", _line(row, row.id in self._marked, width)
        if place == self.cursor:
            # On the bar, colours of its own could not be read.
            part, content = "tag-table--cursor", content.without_spans
        style = self.get_visual_style(part)
        (strip,) = Visual.to_strips(self, content, width, 1, style) or [Strip([])]
        return strip.extend_cell_length(width, style.rich_style)

    def watch_cursor(self, cursor: int) -> None:
        """The highlighted line is in sight, and a heading right above it too."""
        rows = self.listing.rows
        top = cursor - 1 if cursor > 0 and isinstance(rows[cursor - 1], str) else cursor
        height = self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif height and cursor >= self.scroll_offset.y + height:
            self.scroll_to(y=cursor - height + 1, animate=False)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self.watch_cursor(self.cursor)

    def on_click(self, event: Click) -> None:
        place = event.y + self.scroll_offset.y
        if place < len(self.listing.rows) and isinstance(self.listing.rows[place], ListedPoint):
            self.cursor = place

    def action_go(self, where: str) -> None:
        """To another line."""
        page = max(1, self.scrollable_content_region.height - 1)
        last = len(self.listing.rows) - 1
        here = self.cursor
        place, step = {
            "up": (here - 1, -1),
            "down": (here + 1, 1),
            "pageup": (here - page, -1),
            "pagedown": (here + page, 1),
            "home": (0, 1),
            "end": (last, -1),
        }[where]
        if last >= 0:
            self.cursor = self.listing.near(place, step)

    def action_mark(self) -> None:
        """Mark the highlighted point, or take its mark off."""
        if self.chosen:
            self.mark(self._marked ^ {self.chosen.id})

    def action_choose(self) -> None:
        """Say that Enter was pressed."""
        if self.chosen:
            self.post_message(self.Chosen())


def _heading(text: str, under: Iterable[ListedPoint] | None, width: int) -> Content:
    if under is None:
        return shortened(text, width)
    left = sum(not one.point.themes for one in under)
    right = f"{left} without a theme" if left else "all have a theme"
    room = max(1, width - len(right) - 2)
    title = shortened(text, room)
    return title.pad_right(max(0, room + 2 - title.cell_length)) + Content.styled(right, "not bold")


def _line(one: ListedPoint, marked: bool, width: int) -> Content:
    """A point in one line: mark, who, kind, words, and at the right its themes."""
    tags = " ".join(f"#{theme}" for theme in one.point.themes)
    shown = shortened(tags, width // MOST_OF_TAGS)
    who = f"{_who(one):<{GROUP}} " if one.groups else ""
    room = width - 4 - len(who) - (shown.cell_length + 1 if tags else 0)
    words = shortened(" ".join(one.point.text.split()), room)
    return Content.assemble(
        (f"{MARK if marked else ' '} ", "bold"),
        who,
        (f"{GLYPHS[one.point.kind]} ", "bold"),
        words,
        " " * max(1, room - words.cell_length + 1) if tags else "",
        shown.stylize("$primary"),
    )


def _who(one: ListedPoint) -> str:
    if len(one.groups) == 1:
        return one.groups[0].heading
    return "+".join(group.letter for group in one.groups)
