"""What a principal social worker changes on points at the Desk: themes, kinds, strengths."""

from collections.abc import Callable, Iterable

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Kind, Strand, Strength
from ncf_reflect.model.present import Present
from ncf_reflect.model.session import PointEntry

PSW = "principal social worker"

Change = Callable[[PointEntry], dict[str, object]]


def tag(mapping: OpenedMapping, session: str, points: Iterable[str], theme: str) -> None:
    """Put `theme` on points of a session; those that have it stay as they are."""
    _change(
        mapping,
        session,
        points,
        lambda old: {} if theme in old.themes else {"themes": (*old.themes, theme)},
    )


def untag(mapping: OpenedMapping, session: str, points: Iterable[str], theme: str) -> None:
    """Take `theme` off points of a session."""
    _change(
        mapping,
        session,
        points,
        lambda old: {"themes": tuple(kept for kept in old.themes if kept != theme)},
    )


def file_as(mapping: OpenedMapping, session: str, points: Iterable[str], kind: Kind) -> None:
    """File points of a session under another kind."""
    _change(mapping, session, points, lambda _: {"kind": kind})


def mark_strength(
    mapping: OpenedMapping, session: str, points: Iterable[str], strength: Strength | None
) -> None:
    """Mark points to develop as not in place, or in place and needing strengthening."""
    _change(mapping, session, points, lambda _: {"strength": strength})


def mark_strand(
    mapping: OpenedMapping, session: str, points: Iterable[str], strand: Strand | None
) -> None:
    """Mark what kind of evidence points rest on."""
    _change(mapping, session, points, lambda _: {"strand": strand})


def _change(mapping: OpenedMapping, session: str, points: Iterable[str], change: Change) -> None:
    """A new revision of each point that the change alters, recorded as the PSW's.

    RefusedError where a point is not in the session, NotSavedError where the disk says no.
    """
    present = Present(mapping.store.history(session))
    entries = []
    for point_id in points:
        try:
            old = present.point(point_id)
        except KeyError as error:
            raise RefusedError(f"There is no point {point_id} in this session.") from error
        stamp = {"at": mapping.clock(), "role": PSW, "salt": mapping.new_salt()}
        new = old.model_copy(update={**change(old), **stamp})
        if new.as_point() != old.as_point():
            entries.append(new)
    mapping.store.append(session, entries)
