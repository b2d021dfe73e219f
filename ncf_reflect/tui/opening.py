"""What the app opens on: the mapping named, else the one used last."""

from pathlib import Path

from ncf_reflect.mapping.sessions import begin_or_resume, groups_named
from ncf_reflect.model.outline import SessionAsked
from ncf_reflect.tui.sitting import Sitting


def begin(sitting: Sitting, path: Path | None, room: SessionAsked | None) -> None:
    """Open a mapping and, where the command line says so, a session, or raise ReflectError."""
    known = sitting.workspace.mappings()
    if path or known:
        sitting.open(path or known[0])
    if room:
        _into_room(sitting, room)
    elif sitting.mapping and sitting.mapping.can_write:
        sitting.resume()


def _into_room(sitting: Sitting, asked: SessionAsked) -> None:
    groups = groups_named(asked.groups)
    session, sitting.round_title = begin_or_resume(
        sitting.book, asked.bank, groups, asked.round_title, asked.begins_with
    )
    sitting.enter(session)
