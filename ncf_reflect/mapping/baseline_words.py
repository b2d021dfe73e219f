"""What a line of the baseline comes to beside what groups said, in plain words.

Only groups and themes are told, never the words of a point.
"""

from collections.abc import Iterable

from ncf_reflect.analysis.sentences.formats import names_and, quoted
from ncf_reflect.analysis.themes import RaisedTheme, raised_themes
from ncf_reflect.mapping.reporting.words import headed
from ncf_reflect.model.evidence import BaselineItem, BaselineMatch, BaselineState
from ncf_reflect.model.findings import ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.session import Point

Said = dict[Group, tuple[Point, ...]]
"""The points of each group in a section."""


def as_one(points: Iterable[Point], themes: tuple[str, ...]) -> RaisedTheme | None:
    """What a group says of these themes, as if they were one; None where it raised none."""
    under = [point for point in points if set(point.themes) & set(themes)]
    as_one = raised_themes(point.model_copy(update={"themes": ("",)}) for point in under)
    return as_one.get("")


def line_sentence(
    item: BaselineItem,
    match: BaselineMatch,
    state: BaselineState,
    said: Said,
    themes: tuple[str, ...],
) -> str:
    """What is said of a line; `themes` are those of its match that are raised now."""
    on_list = f"On the list of {item.list.shown}"
    if state is BaselineState.NOT_MATCHED:
        if match.themes:
            gone = quoted(match.themes)
            return f"It was matched with {gone}, which no group raises here now: match it again."
        return "Not yet matched."
    if state is BaselineState.NOBODY:
        return f"{on_list}. No group raised it; no group was asked about it by name."
    return f"{on_list}. {headed(_who_says_what(said, themes))}."


def new_sentence(theme: str, said: Said, *, all_matched: bool) -> str:
    """What is said of a theme that matches no line."""
    where = "Not on the list" if all_matched else "Matches no line so far"
    return f"{where}: “{theme}”. {headed(_who_says_what(said, (theme,), named=False))}."


def _who_says_what(said: Said, themes: tuple[str, ...], *, named: bool = True) -> str:
    """Groups that say the same together: "workers say to develop (“letters”); leaders say …"."""
    saying: dict[tuple[str, tuple[str, ...]], list[Group]] = {}
    for group, points in said.items():
        found = as_one(points, themes)
        if found:
            theirs = {theme for point in points for theme in point.themes}
            about = tuple(theme for theme in themes if theme in theirs)
            saying.setdefault((_says(found), about), []).append(group)
    return "; ".join(
        f"{names_and(groups)} {words}{f' ({quoted(about)})' if named else ''}"
        for (words, about), groups in saying.items()
    )


def _says(found: RaisedTheme) -> str:
    if found.state is ThemeState.DEVELOP and found.only_to_strengthen:
        return "say it is in place and needs strengthening"
    return _SAYS[found.state]


_SAYS = {
    ThemeState.DOING: "say it is done",
    ThemeState.DEVELOP: "say to develop",
    ThemeState.BOTH: "say both, that it is done and to develop",
    ThemeState.MENTIONED: "mentioned it, neither as done nor as to develop",
}
