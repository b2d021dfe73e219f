"""The codebook: the themes of a round, what they mean, and how they are put in order.

Everything here reads and changes finished sessions only, and none that is sealed. Points are
retagged by further revisions, as the principal social worker's; nothing is written over.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.filing import PSW, Changed, put_back, retag, theme_typed
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import CodebookTheme, ThemeEntry
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Point, Round
from ncf_reflect.model.typed import typed

Themes = tuple[str, ...]


class ListedTheme(Value):
    """A theme with what it means and where it is used, in points."""

    name: str
    description: str = ""
    points: int = 0
    groups: dict[Group, int] = {}
    """A point of a joint session counts for each of its groups."""
    kinds: dict[Kind, int] = {}
    questions: dict[str, int] = {}
    """Per question, by its id."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with where it was said."""

    point: Point
    session: str
    question: str
    groups: tuple[Group, ...]


def placed_points(round_: Round) -> tuple[Placed, ...]:
    """Every point that may be read, in the order of the round."""
    return tuple(
        Placed(point, session.known_id, answer.question, session.groups)
        for session in round_.readable_sessions
        for answer in session.answers
        for point in answer.points
    )


def list_themes(round_: Round) -> tuple[ListedTheme, ...]:
    """Every theme that is on a point or described, the most used first, else by the alphabet."""
    under: dict[str, list[Placed]] = {}
    spelled: dict[str, Counter[str]] = {}
    for placed in placed_points(round_):
        for theme in placed.point.themes:
            under.setdefault(theme.casefold(), []).append(placed)
            spelled.setdefault(theme.casefold(), Counter())[theme] += 1
    described = {theme.name.casefold(): theme for theme in round_.themes if theme.description}
    listed = (
        _listed(described.get(key), spelled.get(key, Counter()), under.get(key, []))
        for key in {**under, **described}
    )
    return tuple(sorted(listed, key=lambda theme: (-theme.points, theme.name.casefold())))


class Codebook:
    """Puts the themes of a round in order, and knows the way back."""

    def __init__(self, mapping: OpenedMapping, round_title: str) -> None:
        self._mapping = mapping
        self._title = round_title
        self._done: list[tuple[dict[str, Changed], ThemeEntry | None]] = []

    @property
    def round(self) -> Round:
        """The round as it stands now."""
        return self._mapping.round(self._title)

    def describe(self, theme: str, description: str) -> CodebookTheme:
        """Say what a theme means; an empty description takes it away."""
        round_ = self.round
        name = theme_typed(theme, _names(round_))
        before = _description(round_, name)
        entry = self._entry(theme=name, description=description.strip())
        self._mapping.store.append_to_round(self._title, [entry])
        self._done.append(({}, self._entry(theme=name, description=before)))
        return CodebookTheme(name=entry.theme, description=entry.description)

    def rename(self, old: str, new: str) -> int:
        """Give a theme another name on all its points; how many changed.

        RefusedError where there is no such theme, or another one has the name already.
        """
        round_ = self.round
        old, wanted = self._known(round_, old), theme_typed(new, ())
        there = theme_typed(new, _names(round_))
        if there.casefold() in map(str.casefold, _names(round_)) and not _same(there, old):
            raise RefusedError(f"There is a theme “{there}” already: merge them instead.")
        description = _description(round_, old)
        return self._retag(
            placed_points(round_),
            lambda themes: _replaced(themes, old, wanted),
            self._entry(theme=wanted, description=description, renamed_from=old),
            self._entry(theme=old, description=description, renamed_from=wanted),
        )

    def merge(self, theme: str, into: str) -> int:
        """Put another theme in the place of a theme on all its points; how many changed."""
        round_ = self.round
        theme, into = self._known(round_, theme), self._known(round_, into)
        if _same(theme, into):
            raise RefusedError(f"“{theme}” cannot be merged into itself.")
        description = _description(round_, theme)
        return self._retag(
            placed_points(round_),
            lambda themes: _replaced(themes, theme, into),
            self._entry(theme=theme, description=description, merged_into=into),
            self._entry(theme=theme, description=description),
        )

    def split(self, theme: str, points: Iterable[str], into: str) -> int:
        """Move chosen points from a theme to another, known or new; how many changed."""
        round_ = self.round
        theme, into = self._known(round_, theme), theme_typed(into, _names(round_))
        chosen = _chosen(round_, points)
        without = [p for p in chosen if not any(_same(has, theme) for has in p.point.themes)]
        if without:
            raise RefusedError(f"The point {without[0].point.id} is not under “{theme}”.")
        return self._retag(chosen, lambda themes: _replaced(themes, theme, into))

    def tag(self, points: Iterable[str], theme: str) -> int:
        """Put a theme, known or new, on points; how many changed."""
        round_ = self.round
        name = theme_typed(theme, _names(round_))
        return self._retag(
            _chosen(round_, points),
            lambda themes: themes if any(_same(has, name) for has in themes) else (*themes, name),
        )

    def untag(self, points: Iterable[str], theme: str) -> int:
        """Take a theme off points; how many changed."""
        chosen = _chosen(self.round, points)
        return self._retag(
            chosen, lambda themes: tuple(has for has in themes if not _same(has, theme))
        )

    def undo(self) -> int:
        """Take back the newest change that stands, by further revisions; how many points changed.

        -1 where there is none.
        """
        if not self._done:
            return -1
        before, entry = self._done[-1]
        with self._mapping.store.saving():
            for session, points in before.items():
                put_back(self._mapping, session, points)
            self._mapping.store.append_to_round(self._title, [entry] if entry else [])
        self._done.pop()
        return sum(map(len, before.values()))

    def _retag(
        self,
        points: Iterable[Placed],
        change: Callable[[Themes], Themes],
        entry: ThemeEntry | None = None,
        backwards: ThemeEntry | None = None,
    ) -> int:
        changing: dict[str, list[str]] = {}
        for placed in points:
            if change(placed.point.themes) != placed.point.themes:
                changing.setdefault(placed.session, []).append(str(placed.point.id))
        with self._mapping.store.saving():
            before = {
                session: retag(self._mapping, session, ids, change)
                for session, ids in changing.items()
            }
            self._mapping.store.append_to_round(self._title, [entry] if entry else [])
        if before or entry:
            self._done.append((before, backwards))
        return sum(map(len, before.values()))

    def _known(self, round_: Round, theme: str) -> str:
        names = _names(round_)
        found = theme_typed(theme, names)
        if found not in names:
            raise RefusedError(f"There is no theme “{found}” in “{self._title}”.")
        return found

    def _entry(self, **fields: object) -> ThemeEntry:
        stamp = {"at": self._mapping.clock(), "role": PSW, "salt": self._mapping.new_salt()}
        return typed(ThemeEntry, {**fields, **stamp})


def _listed(
    described: CodebookTheme | None, spelled: Counter[str], under: list[Placed]
) -> ListedTheme:
    # As the comparison spells it: as on most points, then the first of the alphabet.
    used = sorted(spelled, key=lambda name: (-spelled[name], name))
    groups = Counter(group for placed in under for group in placed.groups)
    kinds = Counter(placed.point.kind for placed in under)
    questions = Counter(placed.question for placed in under)
    assert used or described, "a listed theme is on a point or described"
    return ListedTheme(
        name=used[0] if used else described.name if described else "",
        description=described.description if described else "",
        points=len(under),
        groups={group: groups[group] for group in Group if groups[group]},
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        questions=dict(questions),
    )


def _names(round_: Round) -> list[str]:
    return [theme.name for theme in list_themes(round_)]


def _description(round_: Round, theme: str) -> str:
    found = (has.description for has in round_.themes if _same(has.name, theme))
    return next(found, "")


def _chosen(round_: Round, points: Iterable[str]) -> list[Placed]:
    known = {str(placed.point.id): placed for placed in placed_points(round_)}
    wanted = list(dict.fromkeys(points))
    missing = [point for point in wanted if point not in known]
    if missing:
        raise RefusedError(
            f"There is no point {missing[0]} in the finished sessions of “{round_.title}”."
        )
    return [known[point] for point in wanted]


def _replaced(themes: Themes, old: str, new: str) -> Themes:
    """`themes` with `new` for `old`, and none of them twice, whatever its capitals."""
    kept: dict[str, str] = {}
    for theme in themes:
        name = new if _same(theme, old) else theme
        kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def _same(first: str, second: str) -> bool:
    return first.casefold() == second.casefold()
