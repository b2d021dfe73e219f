"""What a line of the baseline comes to beside what groups said, in plain words.

Only groups and themes are told, never the words of a point.
"""

from collections.abc import Iterable

from ncf_reflect.analysis.sentences.formats import names_and, quoted
from ncf_reflect.analysis.themes import RaisedTheme, alphabetical, raised_themes
from ncf_reflect.model.evidence import BaselineItem, BaselineMatch, BaselineState
from ncf_reflect.model.findings import ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Point
from ncf_reflect.model.text import capitalised


class Said:
    """What each group said in a section, by theme."""

    def __init__(self, section: PooledSection) -> None:
        self._under: dict[Group, dict[str, list[Point]]] = {}
        for question in section.questions:
            for answer in question.answers:
                themes = self._under.setdefault(answer.group, {})
                for pooled in answer.points:
                    for theme in pooled.point.themes:
                        themes.setdefault(theme, []).append(pooled.point)
        self.heard = any(
            answer.status is GroupStatus.ANSWERED
            for question in section.questions
            for answer in question.answers
        )
        """Whether any group answered here in a session that may be read."""
        self._as_one: dict[tuple[str, ...], dict[Group, RaisedTheme]] = {}

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Per theme, by the alphabet, the words of the points under it."""
        under: dict[str, list[str]] = {}
        for themes in self._under.values():
            for theme, points in themes.items():
                under.setdefault(theme, []).extend(point.text for point in points)
        return {theme: tuple(under[theme]) for theme in sorted(under, key=alphabetical)}

    def as_one(self, themes: tuple[str, ...]) -> dict[Group, RaisedTheme]:
        """Per group that raised one of these themes what it says of them, as if they were one."""
        if themes not in self._as_one:
            raised = {group: self._raised(group, themes) for group in self._under}
            self._as_one[themes] = {group: found for group, found in raised.items() if found}
        return self._as_one[themes]

    def raised_by(self, group: Group, themes: Iterable[str]) -> tuple[str, ...]:
        """Those of the themes that a group raised."""
        return tuple(theme for theme in themes if theme in self._under[group])

    def _raised(self, group: Group, themes: tuple[str, ...]) -> RaisedTheme | None:
        under = self._under[group]
        points = (point for theme in themes for point in under.get(theme, ()))
        found = raised_themes(point.model_copy(update={"themes": ("",)}) for point in points)
        return found.get("")


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
    return f"{on_list}. {capitalised(_who_says_what(said, themes))}."


def new_sentence(theme: str, said: Said, *, all_matched: bool) -> str:
    """What is said of a theme that matches no line."""
    where = "Not on the list" if all_matched else "Matches no line so far"
    return f"{where}: “{theme}”. {capitalised(_who_says_what(said, (theme,), named=False))}."


def _who_says_what(said: Said, themes: tuple[str, ...], *, named: bool = True) -> str:
    """Groups that say the same together: "workers say to develop (“letters”); leaders say …"."""
    saying: dict[tuple[str, tuple[str, ...]], list[Group]] = {}
    for group, found in said.as_one(themes).items():
        saying.setdefault((_says(found), said.raised_by(group, themes)), []).append(group)
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
