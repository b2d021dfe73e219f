"""Finding a group's session in a round, or beginning one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState

if TYPE_CHECKING:
    from ncf_reflect.mapping.opened import OpenedMapping
    from ncf_reflect.model.session import Round, Session


def sessions_of(round_: Round, bank: str, groups: tuple[Group, ...]) -> tuple[Session, ...]:
    """The sessions of these groups, answering together where there are several, oldest first."""
    wanted = set(groups)
    return tuple(
        session
        for session in round_.sessions
        if session.bank == bank and set(session.groups) >= wanted
    )


def unfinished(round_: Round, bank: str, groups: tuple[Group, ...]) -> Session | None:
    """The session of these groups that was begun last and not finished."""
    going = [s for s in sessions_of(round_, bank, groups) if s.state is not SessionState.CLOSED]
    return going[-1] if going else None


def planned(round_: Round, bank: str, group: Group) -> Session | None:
    """The session that is planned for this group alone on this bank, and not begun."""
    waiting = (
        session
        for session in sessions_of(round_, bank, (group,))
        if session.state is SessionState.PLANNED and session.groups == (group,)
    )
    return next(waiting, None)


def groups_named(text: str) -> tuple[Group, ...]:
    """The groups in "workers" or "workers,managers". RefusedError where one is not known."""
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in set(Group)]
    if unknown:
        known = ", ".join(Group)
        raise RefusedError(f"There is no group “{unknown[0]}”. Groups: {known}.")
    return tuple(dict.fromkeys(Group(name) for name in names))


def begin_or_resume(
    mapping: OpenedMapping,
    bank: str,
    groups: tuple[Group, ...],
    round_title: str | None,
    begins_with: str = "",
    *,
    finished: bool = False,
) -> tuple[str, str]:
    """The id of the open session of these groups, or of a new one, and its round's title.

    Where none is open and `finished` is asked for, the one that was begun last. RefusedError where
    the round puts no question of the bank to one of them.
    """
    round_ = mapping.round(round_title)
    asked = {held.id: held for held in round_.banks}
    for group in groups:
        if bank not in asked or not list(asked[bank].asked((group,))):
            raise RefusedError(
                f"“{round_.title}” puts no question of the bank {bank} to {group.shown}."
            )
    from ncf_reflect.model.session import SessionFacts  # noqa: PLC0415

    if begins_with and begins_with not in asked[bank].sections_put_to(groups):
        known = ", ".join(asked[bank].sections_put_to(groups))
        raise RefusedError(f"There is no section {begins_with} to begin with. Sections: {known}.")
    going = unfinished(round_, bank, groups)
    if going:
        return going.known_id, round_.title
    if finished:
        held = sessions_of(round_, bank, groups)
        if not held:
            raise RefusedError("These groups have no session yet that could be opened again.")
        return held[-1].known_id, round_.title
    facts = SessionFacts(
        held_on=mapping.clock().date(), state=SessionState.OPEN, begins_with=begins_with
    )
    return mapping.new_session(round_.title, bank, groups, facts), round_.title
