"""The points of a theme, to choose those that move to another."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Footer

from ncf_reflect.mapping.tagging import QuestionPoints, points_by_question
from ncf_reflect.model.session import Round
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.point_rows import ListedPoint
from ncf_reflect.tui.widgets.tag_panel import PointNow
from ncf_reflect.tui.widgets.tag_table import TagTable


class SplitScreen(ReflectScreen[tuple[str, ...] | None]):
    """Closes with the ids of the points that move, or None on Escape."""

    CSS_PATH = "split.tcss"
    HELP = """
### Splitting a theme

Every point under the theme. **Space** marks those that move; **Enter** goes on to the theme that
they move to. Without a mark, the highlighted point moves.
"""
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self, round_: Round, theme: str) -> None:
        super().__init__()
        self._round = round_
        self._theme = theme

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield TagTable(counts=False)
        yield PointNow()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        headed = (
            (one.asked.question.short, tuple(self._under(one)))
            for one in points_by_question(self._round)
        )
        table = self.query_one(TagTable)
        table.show([each for each in headed if each[1]])
        table.focus()

    def on_tag_table_moved(self, event: TagTable.Moved) -> None:
        event.stop()
        table = self.query_one(TagTable)
        marked = len(table.marked)
        right = f"{marked} marked, Enter goes on" if marked else "Space marks, Enter goes on"
        self.query_one(TitleLine).show(f"Split “{self._theme}”", right=right)
        self.query_one(PointNow).show(table.chosen, "")

    def on_tag_table_chosen(self, event: TagTable.Chosen) -> None:
        event.stop()
        self.dismiss(tuple(one.id for one in self.query_one(TagTable).meant))

    def _under(self, question: QuestionPoints) -> Iterator[ListedPoint]:
        theme = self._theme.casefold()
        for placed in question.points:
            # Only what stands beside the theme is worth a place in the line.
            others = tuple(other for other in placed.point.themes if other.casefold() != theme)
            if others != placed.point.themes:
                point = placed.point.model_copy(update={"themes": others})
                yield ListedPoint(point, placed.groups, "")
