"""What a principal social worker changes on points at the Desk: themes, kinds, strengths."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Kind, Strand, Strength
from ncf_reflect.model.present import Present
from ncf_reflect.model.session import Point, PointEntry
from ncf_reflect.model.text import clean
from ncf_reflect.model.typed import typed

PSW = "principal social worker"
LONGEST_THEME = 80

Change = Callable[[PointEntry], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Changed:
    """Points that a change altered, as they stood before it and as they stand since."""

    before: tuple[PointEntry, ...] = ()
    now: tuple[Point, ...] = ()

    def __len__(self) -> int:
        return len(self.before)


class Said(Protocol):
    """A point and the session in which it was said."""

    @property
    def point(self) -> Point:
        """The point."""

    @property
    def session(self) -> str:
        """The id of the session."""


def tag(mapping: OpenedMapping, session: str, points: Iterable[str], theme: str) -> Changed:
    """Put `theme` on points of a session; those that have it, in any capitals, stay as they are."""
    return _change(
        mapping,
        session,
        points,
        lambda old: {} if _has(old, theme) else {"themes": (*old.themes, theme)},
    )


def untag(mapping: OpenedMapping, session: str, points: Iterable[str], theme: str) -> Changed:
    """Take `theme`, in any capitals, off points of a session."""
    return _change(
        mapping,
        session,
        points,
        lambda old: {"themes": tuple(kept for kept in old.themes if not _same(kept, theme))},
    )


def file_as(mapping: OpenedMapping, session: str, points: Iterable[str], kind: Kind) -> Changed:
    """File points of a session under another kind."""
    return _change(mapping, session, points, lambda _: {"kind": kind})


def mark_strength(
    mapping: OpenedMapping, session: str, points: Iterable[str], strength: Strength | None
) -> Changed:
    """Mark points to develop as not in place, or in place and needing strengthening."""
    return _change(mapping, session, points, lambda _: {"strength": strength})


def mark_strand(
    mapping: OpenedMapping, session: str, points: Iterable[str], strand: Strand | None
) -> Changed:
    """Mark what kind of evidence points rest on."""
    return _change(mapping, session, points, lambda _: {"strand": strand})


def retag(
    mapping: OpenedMapping,
    session: str,
    points: Iterable[str],
    change: Callable[[tuple[str, ...]], tuple[str, ...]],
) -> Changed:
    """Give points of a session the themes that `change` makes of theirs."""
    return _change(mapping, session, points, lambda old: {"themes": change(old.themes)})


def theme_typed(typed: str, known: Iterable[str]) -> str:
    """The theme that somebody typed, as the round spells it where it is known.

    RefusedError where nothing is left of it, or where it is too long.
    """
    theme = " ".join(clean(typed).split()).removeprefix("#").strip()
    if not theme:
        raise RefusedError("A theme is a word or two. Type one, or Escape.")
    if len(theme) > LONGEST_THEME:
        over = len(theme) - LONGEST_THEME
        raise RefusedError(f"A theme has at most {LONGEST_THEME} letters: this is {over} too long.")
    return next((spelled for spelled in known if _same(spelled, theme)), theme)


def filed_by(mapping: OpenedMapping, sessions: Iterable[str]) -> dict[str, str]:
    """Per point of these sessions the role that recorded or filed it last."""
    return {
        entry.point: entry.role
        for session in set(sessions)
        for entry in mapping.store.history(session)
        if isinstance(entry, PointEntry)
    }


class Filer:
    """Files points of several sessions in one breath, and knows the way back."""

    def __init__(self, mapping: OpenedMapping) -> None:
        self._mapping = mapping
        self._done: list[dict[str, Changed]] = []
        self.now: tuple[Point, ...] = ()
        """The points that the last change or undo altered, as they stand since."""

    def tag(self, points: Iterable[Said], theme: str) -> int:
        """Put a theme on points; how many changed. So do the others here."""
        return self._file(points, lambda session, ids: tag(self._mapping, session, ids, theme))

    def untag(self, points: Iterable[Said], theme: str) -> int:
        """Take a theme off points."""
        return self._file(points, lambda session, ids: untag(self._mapping, session, ids, theme))

    def file_as(self, points: Iterable[Said], kind: Kind) -> int:
        """File points under another kind."""
        return self._file(points, lambda session, ids: file_as(self._mapping, session, ids, kind))

    def mark_strength(self, points: Iterable[Said], strength: Strength | None) -> int:
        """Mark points to develop."""
        return self._file(
            points, lambda session, ids: mark_strength(self._mapping, session, ids, strength)
        )

    def mark_strand(self, points: Iterable[Said], strand: Strand | None) -> int:
        """Mark what kind of evidence points rest on."""
        return self._file(
            points, lambda session, ids: mark_strand(self._mapping, session, ids, strand)
        )

    def undo(self) -> int:
        """Put the points of the last change back, as a further revision; 0 where there is none."""
        if not self._done:
            return 0
        with self._mapping.store.saving():
            back = [put_back(self._mapping, *each) for each in self._done[-1].items()]
        self.now = tuple(point for each in back for point in each.now)
        return sum(map(len, self._done.pop().values()))

    def _file(self, points: Iterable[Said], change: Callable[[str, list[str]], Changed]) -> int:
        ids: dict[str, list[str]] = defaultdict(list)
        for pooled in points:
            ids[pooled.session].append(str(pooled.point.id))
        with self._mapping.store.saving():
            before = {session: change(session, of_it) for session, of_it in ids.items()}
        self.now = tuple(point for each in before.values() for point in each.now)
        changed = sum(map(len, before.values()))
        if changed:
            self._done.append(before)
        return changed


def put_back(mapping: OpenedMapping, session: str, changed: Changed) -> Changed:
    """File points of a session again as they were filed before a change."""
    filed = {entry.point: entry for entry in changed.before}
    return _change(
        mapping,
        session,
        filed,
        lambda old: filed[old.point].model_dump(include={"kind", "themes", "strength", "strand"}),
    )


def _has(entry: PointEntry, theme: str) -> bool:
    return any(_same(has, theme) for has in entry.themes)


def _same(first: str, second: str) -> bool:
    # As the comparison takes them: themes that differ only by capitals are one.
    return first.casefold() == second.casefold()


def _change(mapping: OpenedMapping, session: str, points: Iterable[str], change: Change) -> Changed:
    """A new revision of each point that the change alters, recorded as the PSW's.

    RefusedError where a point is not in the session or the change does not fit, NotSavedError
    where the disk says no.
    """
    present = Present(mapping.store.history(session))
    before, entries = [], []
    for point_id in points:
        try:
            old = present.point(point_id)
        except KeyError as error:
            raise RefusedError(f"There is no point {point_id} in this session.") from error
        stamp = {"at": mapping.clock(), "role": PSW, "salt": mapping.new_salt()}
        new = typed(PointEntry, {**old.model_dump(), **change(old), **stamp})
        if new.as_point() != old.as_point():
            before.append(old)
            entries.append(new)
    mapping.store.append(session, entries)
    return Changed(tuple(before), tuple(entry.as_point() for entry in entries))
