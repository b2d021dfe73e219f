"""The points of a question with the keys that tag and file them. It only says what was meant."""

from collections.abc import Iterator

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from ncf_reflect.model.kinds import KIND_BY_KEY, Kind, Strand, Strength
from ncf_reflect.model.text import counted
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.point_rows import ListedPoint, PointRows
from ncf_reflect.tui.widgets.theme_prompt import MOST_KEYS, ThemeKeys, ThemePrompt

Listed = tuple[ListedPoint, ...]
NOTHING_SAID = "No point on this question in a finished session."

_KEY_NAMES = {
    "-": "minus", "?": "question_mark", ">": "greater_than_sign",
    '"': "quotation_mark", "/": "slash", ".": "full_stop",
}  # fmt: skip


class PointsMeant(Message):
    """Something is to become of these points; the subclass says what."""

    def __init__(self, points: Listed) -> None:
        self.points = points
        super().__init__()


class ThemeTyped(PointsMeant):
    """A theme was typed for them."""

    def __init__(self, points: Listed, text: str) -> None:
        self.text = text
        super().__init__(points)


class ThemeChosen(PointsMeant):
    """A theme is to be put on them, or taken off."""

    def __init__(self, points: Listed, theme: str, *, put: bool) -> None:
        self.theme, self.put = theme, put
        super().__init__(points)


class KindChosen(PointsMeant):
    """They are to be filed under a kind."""

    def __init__(self, points: Listed, kind: Kind) -> None:
        self.kind = kind
        super().__init__(points)


class StrengthChosen(PointsMeant):
    """Those of them that are to be developed are marked; None takes the mark off."""

    def __init__(self, points: Listed, strength: Strength | None) -> None:
        self.strength = strength
        super().__init__(points)


class StrandChosen(PointsMeant):
    """Those of them that say how we know rest on this; None where that is open again."""

    def __init__(self, points: Listed, strand: Strand | None) -> None:
        self.strand = strand
        super().__init__(points)


class PointPanel(Vertical):
    """The list, the nine themes with a key, and the line to type a theme in."""

    BINDINGS = [
        Binding("t,T", "type_theme", "tag", key_display="T"),
        Binding("u,U", "take_off", "theme off", key_display="U", show=False),
        *(Binding(str(n), f"key({n})", f"theme {n}", show=False) for n in range(1, MOST_KEYS + 1)),
        # One of the seven stands for all of them in the footer.
        Binding("plus", f"file('{Kind.DOING}')", "file", key_display="+ − ?…"),
        *(
            Binding(_KEY_NAMES[key], f"file('{kind}')", kind.chip, show=False, key_display=key)
            for key, kind in KIND_BY_KEY.items()
            if kind is not Kind.DOING
        ),
        Binding("i,I", f"mark_strength('{Strength.NOT_IN_PLACE}')", "not in place", show=False),
        Binding(
            "w,W", f"mark_strength('{Strength.NEEDS_STRENGTHENING}')", "strengthen", show=False
        ),
        Binding("v,V", "mark_strand", "strand", show=False, key_display="V"),
        Binding("up", "move(-1)", "point above", show=False),
        Binding("down", "move(1)", "point below", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: tuple[ListedPoint, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._themes: tuple[str, ...] = ()

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(id="points-title")
        yield PointRows()
        yield ThemeKeys()
        yield ThemePrompt()

    def show(
        self, points: tuple[ListedPoint, ...], keys: tuple[str, ...], themes: tuple[str, ...]
    ) -> None:
        """Show these points, with the themes that have a key and those to complete from."""
        self._points, self._keys, self._themes = points, keys, themes
        self.query_one(PointRows).show_points(points)
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a theme is being typed, letters and signs are letters and signs."""
        del parameters
        typing = self.query_one(ThemePrompt).display
        return not typing or action == "move"

    @on(PointRows.OptionHighlighted)
    @on(PointRows.Marked)
    def follow(self, event: Message) -> None:
        """Other points are meant now."""
        event.stop()
        self._paint()

    def on_theme_prompt_entered(self, event: ThemePrompt.Entered) -> None:
        event.stop()
        self.post_message(ThemeTyped(self._meant(), event.text))

    @on(PointRows.OptionSelected)
    def action_type_theme(self) -> None:
        """Open the line to type a theme in."""
        if self._meant():
            rows = self.query_one(PointRows)
            self.query_one(ThemePrompt).open(self._themes, back_to=rows)

    def action_key(self, digit: int) -> None:
        """Put the theme of this digit on; take it off where all have it."""
        meant = self._meant()
        if meant and digit <= len(self._keys):
            theme = self._keys[digit - 1]
            on_all = all(theme in one.point.themes for one in meant)
            self.post_message(ThemeChosen(meant, theme, put=not on_all))

    def action_take_off(self) -> None:
        """Take off the theme that was put on last."""
        meant = self._meant()
        themes = [theme for one in meant for theme in one.point.themes[-1:]]
        if themes:
            self.post_message(ThemeChosen(meant, themes[-1], put=False))

    def action_file(self, kind: str) -> None:
        """File under a kind."""
        if self._meant():
            self.post_message(KindChosen(self._meant(), Kind(kind)))

    def action_mark_strength(self, strength: str) -> None:
        """Mark the points to develop; the same key again takes the mark off."""
        wanted = Strength(strength)
        points = tuple(one for one in self._meant() if one.point.kind is Kind.DEVELOP)
        have_it = points and all(one.point.strength is wanted for one in points)
        self.post_message(StrengthChosen(points, None if have_it else wanted))

    def action_mark_strand(self) -> None:
        """What evidence rests on: none, audit, data, voice, practice, and round again."""
        points = tuple(one for one in self._meant() if one.point.kind is Kind.EVIDENCE)
        strands = (None, *Strand)
        at = strands.index(points[0].point.strand) if points else 0
        self.post_message(StrandChosen(points, strands[(at + 1) % len(strands)]))

    def action_move(self, step: int) -> None:
        """To the point above or below, while a theme is being typed."""
        rows = self.query_one(PointRows)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()

    def _meant(self) -> Listed:
        return self.query_one(PointRows).meant

    def _paint(self) -> None:
        meant, marked = self._meant(), len(self.query_one(PointRows).marked)
        shared = [
            theme for theme in self._keys if meant and all(theme in m.point.themes for m in meant)
        ]
        self.query_one(ThemeKeys).show(self._keys, shared)
        untagged = sum(not one.point.themes for one in self._points)
        parts = [
            counted(len(self._points), "point"),
            f"{untagged} without a theme" if untagged else "",
        ]
        title = " · ".join(filter(None, parts)) if self._points else NOTHING_SAID
        self.query_one("#points-title", TitleLine).show(
            title, right=f"{marked} marked" if marked else ""
        )
