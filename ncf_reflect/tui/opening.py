"""What the app opens on: the mapping named, else the one used last."""

from pathlib import Path

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.session import SessionFacts
from ncf_reflect.tui.sitting import Sitting


def begin(sitting: Sitting, path: Path | None, room: tuple[str, str, str | None] | None) -> None:
    """Open a mapping and, where the command line says so, a session, or raise ReflectError."""
    known = sitting.workspace.mappings()
    if path or known:
        sitting.open(path or known[0])
    if room:
        _into_room(sitting, *room)
    elif sitting.mapping and sitting.mapping.can_write:
        sitting.resume()


def _into_room(sitting: Sitting, bank: str, group_name: str, round_title: str | None) -> None:
    if group_name not in set(Group):
        known = ", ".join(Group)
        raise RefusedError(f"There is no group {group_name}. Groups: {known}.")
    if round_title:
        sitting.round_title = round_title
    round_ = sitting.book.round(sitting.round_title)
    asked = {held.id: held for held in round_.banks}
    group = Group(group_name)
    if bank not in asked or not list(asked[bank].asked((group,))):
        raise RefusedError(
            f"“{round_.title}” puts no question of the bank {bank} to {group.shown}."
        )
    going = sitting.unfinished(bank, group)
    if going:
        sitting.enter(going.known_id)
        return
    today = sitting.workspace.clock().date()
    sitting.new_session(bank, group, SessionFacts(held_on=today, state=SessionState.OPEN))
