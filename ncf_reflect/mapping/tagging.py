"""Tagging: the points of a round in hand, so that a theme is one key and nothing is read twice.

Only finished sessions are read, and none that is sealed. Every change is a further revision, as
the principal social worker's.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.alike import Likely
from ncf_reflect.mapping.filing import Filer, theme_typed
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import Placed, placed_points
from ncf_reflect.mapping.topics import Topics
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, Strand, Strength
from ncf_reflect.model.session import Round

ONLY_TO_DEVELOP = "Only a point to develop can be “not in place” or “needs strengthening”."
ONLY_EVIDENCE = (
    "Only a point filed as “How we know” rests on audit, data, voice or practice. "
    "File it with ? first."
)
_PLACES = {group: place for place, group in enumerate(Group)}


@dataclass(frozen=True, slots=True)
class QuestionPoints:
    """The points of a question, from all the sessions that may be read."""

    asked: AskedQuestion
    points: tuple[Placed, ...]

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.asked.question.id


def points_by_question(round_: Round, *, blind: bool = False) -> tuple[QuestionPoints, ...]:
    """Every point that may be read, by question in bank order; a question without one is left out.

    Group by group, in the fixed order. `blind`: in an order that comes from the points' ids alone,
    so that nothing gives a group or a session away.
    """
    under: dict[str, list[Placed]] = {}
    for placed in placed_points(round_):
        under.setdefault(placed.question, []).append(placed)
    return tuple(
        QuestionPoints(asked, tuple(_in_order(under[asked.question.id], blind=blind)))
        for bank in round_.banks
        for asked in bank.asked()
        if asked.question.id in under
    )


class Tagging:
    """The points of a round while themes are put on them. RefusedError where a point is not one."""

    def __init__(
        self, mapping: OpenedMapping, round_: Round, refused: set[tuple[str, str]] | None = None
    ) -> None:
        """`refused` holds, per point and theme, what somebody does not want suggested again."""
        self._filer = Filer(mapping)
        self._round = round_
        self._points = {str(placed.point.id): placed for placed in placed_points(round_)}
        self.topics = Topics(round_, set() if refused is None else refused)
        """The themes to choose from."""
        self.changed = False
        """Whether anything was changed so far."""

    @property
    def total(self) -> int:
        """How many points may be read."""
        return len(self._points)

    @property
    def left(self) -> int:
        """How many points have no theme yet."""
        return sum(not placed.point.themes for placed in self._points.values())

    def point(self, point_id: str) -> Placed:
        """A point as it stands now."""
        if point_id not in self._points:
            title = self._round.title
            raise RefusedError(
                f"There is no point {point_id} in the finished sessions of “{title}”."
            )
        return self._points[point_id]

    def by_question(self, *, blind: bool = False) -> tuple[QuestionPoints, ...]:
        """The points as they stand now, as `points_by_question` orders them."""
        return tuple(
            replace(one, points=tuple(self.point(str(placed.point.id)) for placed in one.points))
            for one in points_by_question(self._round, blind=blind)
        )

    def tag(self, points: Iterable[str], theme: str) -> tuple[str, ...]:
        """Put a theme, known or new, on points; the ids of those that changed. So do the others."""
        theme = theme_typed(theme, self.topics.offered())
        self.topics.learn(theme)
        return self._change(points, lambda said: self._filer.tag(said, theme))

    def untag(self, points: Iterable[str], theme: str) -> tuple[str, ...]:
        """Take a theme off points."""
        return self._change(points, lambda said: self._filer.untag(said, theme))

    def file_as(self, points: Iterable[str], kind: Kind) -> tuple[str, ...]:
        """File points under another kind."""
        return self._change(points, lambda said: self._filer.file_as(said, kind))

    def mark_strength(self, points: Iterable[str], strength: Strength | None) -> tuple[str, ...]:
        """Mark those of the points that are to be developed. RefusedError where none is."""
        meant = self._of_kind(points, Kind.DEVELOP, ONLY_TO_DEVELOP)
        return self._change(meant, lambda said: self._filer.mark_strength(said, strength))

    def mark_strand(self, points: Iterable[str], strand: Strand | None) -> tuple[str, ...]:
        """Mark what those of the points rest on that are evidence. RefusedError where none is."""
        meant = self._of_kind(points, Kind.EVIDENCE, ONLY_EVIDENCE)
        return self._change(meant, lambda said: self._filer.mark_strand(said, strand))

    def undo(self) -> tuple[str, ...]:
        """Take the last change back, by further revisions; the ids of what changed."""
        return self._change((), lambda _: self._filer.undo())

    def likely(self, point_id: str) -> tuple[Likely, ...]:
        """At most three themes that a point is likely about, and that nobody refused for it."""
        return self.topics.likely(self.point(point_id), self._points.values())

    def _of_kind(self, points: Iterable[str], kind: Kind, otherwise: str) -> list[str]:
        meant = [each for each in points if self.point(each).point.kind is kind]
        if not meant:
            raise RefusedError(otherwise)
        return meant

    def _change(
        self, points: Iterable[str], change: Callable[[list[Placed]], int]
    ) -> tuple[str, ...]:
        if not change([self.point(point_id) for point_id in points]):
            return ()
        now = {str(point.id): point for point in self._filer.now}
        self._points |= {each: replace(self._points[each], point=now[each]) for each in now}
        self.changed = True
        return tuple(now)


def _in_order(points: list[Placed], *, blind: bool) -> list[Placed]:
    return sorted(points, key=_shuffled) if blind else sorted(points, key=_by_group)


def _by_group(placed: Placed) -> list[int]:
    return [_PLACES[group] for group in placed.groups]


def _shuffled(placed: Placed) -> str:
    return hashlib.sha256(str(placed.point.id).encode()).hexdigest()
