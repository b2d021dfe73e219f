"""What the app opens on: the mapping named, else the one used last."""

from pathlib import Path

from ncf_reflect.errors import MappingFileError
from ncf_reflect.mapping.names import take_up
from ncf_reflect.mapping.sessions import begin_or_resume, groups_named
from ncf_reflect.model.outline import SessionAsked
from ncf_reflect.tui.sitting import Sitting


def begin(sitting: Sitting, path: Path | None, room: SessionAsked | None) -> None:
    """Open a mapping and, where the command line says so, a session, or raise ReflectError."""
    sitting.left_aside = take_up(sitting.workspace.folder)
    if path:
        sitting.open(path)
    else:
        _open_the_newest(sitting)
    if room:
        _into_room(sitting, room)
    elif sitting.mapping and sitting.mapping.can_write:
        sitting.resume()


def _open_the_newest(sitting: Sitting) -> None:
    """The newest mapping that can be opened. Those that cannot are told on Home.

    Where none can, MappingFileError says why: a first form would look as if all were lost.
    """
    refused: list[MappingFileError] = []
    for path in sitting.workspace.mappings():
        try:
            sitting.open(path)
        except MappingFileError as error:
            refused.append(error)
            continue
        sitting.left_aside += tuple(map(str, refused))
        return
    if refused:
        raise refused[0]


def _into_room(sitting: Sitting, asked: SessionAsked) -> None:
    groups = groups_named(asked.groups)
    session, sitting.round_title = begin_or_resume(
        sitting.book, asked.bank, groups, asked.round_title, asked.begins_with
    )
    sitting.enter(session)
