"""What a session has recorded for the question in hand, and what can be done with one line."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ncf_reflect.model.kinds import Held, Kind
from ncf_reflect.model.session import Point

GLYPHS = {
    Kind.DOING: "+",
    Kind.DEVELOP: "−",
    Kind.EVIDENCE: "?",
    Kind.NEXT: ">",
    Kind.QUOTE: "”",
    Kind.PARKED: "/",
    Kind.NOTE: "·",
}
HELD_WORDS = {Held.CONTESTED: "not everyone agrees", Held.SEVERAL: "said by several"}


def point_content(point: Point, *, saved: bool = False) -> Content:
    """A point as one line of text: its kind's glyph, its words to the letter, its tags."""
    tags = "".join(f"  #{theme}" for theme in point.themes)
    held = f"  ({HELD_WORDS[point.held]})" if point.held else ""
    return Content.assemble(
        (f"{GLYPHS[point.kind]} ", "bold"),
        point.text,
        # Without colours of their own: under the bar they would vanish.
        tags,
        held,
        ("  ✓", "bold") if saved else "",
    )


class PointMeant(Message):
    """A key was pressed on a recorded line: what is meant to be done with it."""

    def __init__(self, point_id: str, what: str) -> None:
        self.point_id = point_id
        self.what = what
        super().__init__()


class ListLeft(Message):
    """The facilitator walked out of the list, back to the line."""


class PointList(OptionList, can_focus=False):
    """The points, newest last and in sight. Up from the empty line walks into it."""

    FOCUS_ON_CLICK = False
    """A click must not turn the letters typed next into commands: only Up walks in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(_key, f"mean('{_kind.value}')", _kind.chip, show=False)
            for _key, _kind in (
                ("plus", Kind.DOING),
                ("minus", Kind.DEVELOP),
                ("question_mark", Kind.EVIDENCE),
                ("greater_than_sign", Kind.NEXT),
                ("quotation_mark", Kind.QUOTE),
                ("slash", Kind.PARKED),
                ("full_stop", Kind.NOTE),
            )
        ),
        Binding("enter,e,E", "mean('amend')", "amend", key_display="Enter"),
        Binding("w,W,delete", "mean('withdraw')", "withdraw", key_display="W"),
        Binding("m,M", "mean('move')", "move", key_display="M"),
        Binding("x,X", "mean('contested')", "not all agree", key_display="X"),
        Binding("s,S", "mean('several')", "several", key_display="S"),
        Binding("escape", "leave", "back to the line", key_display="Esc"),
        Binding("down", "down", "down", show=False),
    ]

    def show(self, points: Iterable[Point], *, otherwise: str, saved: frozenset[str]) -> None:
        """Show `points`; `otherwise` is said where there are none. `saved` ones carry a tick."""
        place = self.highlighted if self.has_focus else None
        options = [
            Option(point_content(point, saved=point.id in saved), id=point.id) for point in points
        ]
        self.can_focus = bool(options)
        self.set_options(options or [Option(Content.styled(otherwise, "$text-muted"))])
        if place is not None and options:
            self.highlighted = min(place, len(options) - 1)
        else:
            self.scroll_end(animate=False, immediate=False)

    def on_resize(self) -> None:
        if not self.has_focus:
            self.scroll_end(animate=False, immediate=False)

    def walk_in(self) -> None:
        """Put the bar on the newest line; nothing where there is none."""
        if self.can_focus:
            self.focus()
            self.highlighted = self.option_count - 1

    def action_down(self) -> None:
        """To the next line; behind the last one, back to where lines are typed."""
        if self.highlighted is None or self.highlighted >= self.option_count - 1:
            self.action_leave()
        else:
            self.highlighted += 1

    def action_leave(self) -> None:
        """Back to the line."""
        self.post_message(ListLeft())

    def action_mean(self, what: str) -> None:
        """Say what is meant with the line under the bar."""
        if self.highlighted is None:
            return
        option = self.get_option_at_index(self.highlighted)
        if option.id:
            self.post_message(PointMeant(option.id, what))
