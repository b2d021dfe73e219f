"""What a session has recorded for the question in hand."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ncf_reflect.model.kinds import Kind
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


def point_content(point: Point, *, saved: bool = False) -> Content:
    """A point as one line of text: its kind's glyph, its words to the letter, its tags."""
    tags = "".join(f"  #{theme}" for theme in point.themes)
    return Content.assemble(
        (f"{GLYPHS[point.kind]} ", "bold"),
        point.text,
        (tags, "$text-muted"),
        ("  ✓", "$success bold") if saved else "",
    )


class PointList(OptionList, can_focus=False):
    """The points, newest last and in sight."""

    def show(self, points: Iterable[Point], *, otherwise: str, saved: frozenset[str]) -> None:
        """Show `points`; `otherwise` is said where there are none. `saved` ones carry a tick."""
        options = [
            Option(point_content(point, saved=point.id in saved), id=point.id) for point in points
        ]
        self.set_options(options or [Option(Content.styled(otherwise, "$text-muted"))])
        self.scroll_end(animate=False, immediate=False)
