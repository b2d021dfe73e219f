"""The table of points to tag, the highlighted one whole, and the themes that have a key."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ncf_reflect.model.kinds import Strand
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.point_panel import Listed, PointPanel, PointsMeant, ThemeChosen
from ncf_reflect.tui.widgets.point_rows import STRENGTHS, ListedPoint
from ncf_reflect.tui.widgets.points import GLYPHS, HELD_WORDS
from ncf_reflect.tui.widgets.tag_table import TagTable
from ncf_reflect.tui.widgets.theme_prompt import ThemeKeys, ThemePrompt

LIKELY_KEYS = "JKL"
NONE_LIKELY = "No theme is likely here. A digit puts one on, T types one."


class Suggested(NamedTuple):
    """A theme that the highlighted point is likely about, and why in a few words."""

    theme: str
    why: str


class LikelyRefused(PointsMeant):
    """The themes that were suggested for the highlighted point are not wanted."""

    def __init__(self, points: Listed, themes: tuple[str, ...]) -> None:
        self.themes = themes
        super().__init__(points)


class PointMoved(Message):
    """Another point is highlighted or marked, or it is not what it was."""

    def can_replace(self, message: Message) -> bool:
        """Of several in a row, one is enough."""
        return isinstance(message, PointMoved)


class PointNow(Drawn):
    """The highlighted point: as many of its words as there are lines, and what is known of it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._point: ListedPoint | None = None
        self._place = ""

    def show(self, point: ListedPoint | None, place: str) -> None:
        """Show this point, which was said at `place`."""
        self._point, self._place = point, place
        self.refresh()

    def draw(self, width: int) -> Content:
        """The words, and under them the rest in one line."""
        one = self._point
        if one is None:
            return Content("")
        lines = Content(f"{GLYPHS[one.point.kind]} {one.point.text}").wrap(width)
        most = max(1, self.content_size.height - 1)
        if len(lines) > most:
            lines = [*lines[: most - 1], shortened(Content(" ").join(lines[most - 1 :]), width)]
        known = shortened(_known(one, self._place), width).stylize("$text-muted")
        return stacked([*lines, known])


class LikelyThemes(Drawn):
    """The themes that a point is likely about, each with its key."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.themes: tuple[Suggested, ...] = ()

    def show(self, themes: Iterable[Suggested]) -> None:
        """Show these."""
        self.themes = tuple(themes)
        self.refresh()

    def draw(self, width: int) -> Content:
        """A line for each, or all in one where there is one line."""
        keys = [Content.styled(key, "bold $primary") for key in LIKELY_KEYS]
        refuse = Content.assemble(("X", "bold $primary"), " none")
        if not self.themes:
            return Content.styled(shortened(NONE_LIKELY, width).plain, "$text-muted")
        if self.content_size.height < len(LIKELY_KEYS):
            room = (width - len("Likely X none") - 4 * len(self.themes) - 2) // len(self.themes)
            names = [shortened(one.theme, max(3, room)) for one in self.themes]
            parts = [Content.assemble(k, " ", n) for k, n in zip(keys, names, strict=False)]
            return Content("  ").join([Content("Likely"), *parts, refuse])
        name = min(24, max(len(one.theme) for one in self.themes))
        why = width - len("Likely") - name - len("X none") - 9
        return stacked(
            beside(
                ("Likely" if place == 0 else "", 6),
                (keys[place], 1),
                (shortened(one.theme, name), name),
                (shortened(Content.styled(one.why, "$text-muted"), why), why),
                (refuse if place == 0 else "", 6),
                gap=2,
            )
            for place, one in enumerate(self.themes)
        )


class TagPanel(PointPanel):
    """The same keys as under a question, over all the points of a round."""

    BINDINGS = [
        *(Binding(f"{k.lower()},{k}", f"take({n})", show=False) for n, k in enumerate(LIKELY_KEYS)),
        Binding("y,Y", "take(0)", "take the likeliest", show=False),
        Binding("x,X", "refuse", "refuse what is likely", show=False),
    ]

    def compose(self) -> Iterator[Widget]:
        yield TagTable()
        yield PointNow()
        yield LikelyThemes()
        yield ThemeKeys()
        yield ThemePrompt()

    @property
    def table(self) -> TagTable:
        """The table."""
        return self.query_one(TagTable)

    def show(
        self, points: tuple[ListedPoint, ...], keys: tuple[str, ...], themes: tuple[str, ...]
    ) -> None:
        """Show these points under no heading."""
        self.offer(keys, themes)
        self.table.show([("", points)])

    def offer(self, keys: Sequence[str], themes: Sequence[str]) -> None:
        """The themes that have a digit, and those to complete from."""
        self._keys, self._themes = tuple(keys), tuple(themes)
        self._paint()

    def tell_of(self, place: str, likely: Iterable[Suggested]) -> None:
        """What is known of the highlighted point beside the point itself."""
        self.query_one(PointNow).show(self.table.chosen, place)
        self.query_one(LikelyThemes).show(likely)
        self._paint()

    @on(TagTable.Moved)
    def follow_table(self, event: TagTable.Moved) -> None:
        """Other points are meant now."""
        event.stop()
        self.post_message(PointMoved())

    @on(TagTable.Chosen)
    def type_for(self, event: TagTable.Chosen) -> None:
        """Enter opens the line to type a theme in."""
        event.stop()
        self.action_type_theme()

    def action_type_theme(self) -> None:
        """Open the line to type a theme in."""
        if self._meant():
            self.query_one(ThemePrompt).open(self._themes, back_to=self.table)

    def action_move(self, step: int) -> None:
        """To the point above or below, while a theme is being typed."""
        self.table.action_go("down" if step > 0 else "up")

    def action_take(self, place: int) -> None:
        """Put a theme on that is likely."""
        likely = self.query_one(LikelyThemes).themes
        if place < len(likely):
            self.post_message(ThemeChosen(self._meant(), likely[place].theme, put=True))

    def action_refuse(self) -> None:
        """None of what is likely."""
        themes = tuple(one.theme for one in self.query_one(LikelyThemes).themes)
        if self.table.chosen and themes:
            self.post_message(LikelyRefused((self.table.chosen,), themes))

    def _meant(self) -> Listed:
        return self.table.meant

    def _paint(self) -> None:
        meant = self._meant()
        shared = [t for t in self._keys if meant and all(t in one.point.themes for one in meant)]
        self.query_one(ThemeKeys).show(self._keys, shared)


def strand_word(strand: Strand | None) -> str:
    """A strand in words; empty where there is none."""
    return "voice of children and families" if strand is Strand.VOICE else strand or ""


def _known(one: ListedPoint, place: str) -> str:
    point = one.point
    parts = (
        point.kind.chip,
        STRENGTHS[point.strength] if point.strength else "",
        strand_word(point.strand),
        HELD_WORDS[point.held] if point.held else "",
        " and ".join(group.heading for group in one.groups),
        " ".join(f"#{theme}" for theme in point.themes),
        place,
    )
    return " · ".join(part for part in parts if part)
