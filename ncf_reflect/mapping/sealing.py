"""A sealed round: finished sessions wait, unread, until every planned session has finished.

"Every planned session" means each session that stands in the round, planned, open or finished; a
round that is made sealed plans one for each group on each bank. A session that is added or opened
again makes the others wait again. Somebody who cannot wait unseals
the round and says why; the reason is recorded and printed in the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.decision import Seal, SealEntry
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.typed import typed

if TYPE_CHECKING:
    from ncf_reflect.mapping.opened import OpenedMapping
    from ncf_reflect.model.session import Round, Session


def seal_new_round(mapping: OpenedMapping, title: str) -> None:
    """Seal a round that was just made, with a session planned for each group on each bank.

    Those are what the first finished session waits for: without them it would be read at once.
    """
    from ncf_reflect.model.session import SessionFacts  # noqa: PLC0415

    mapping.store.append_to_round(title, [_entry(mapping, sealed=True, role="facilitator")])
    planned = SessionFacts(state=SessionState.PLANNED)
    for bank in mapping.round(title).banks:
        for group in Group:
            if any(bank.asked((group,))):
                mapping.new_session(title, bank.id, (group,), planned)


def unseal(mapping: OpenedMapping, title: str, reason: str, role: str) -> Seal:
    """Unseal a round before all its sessions have finished; what was recorded.

    RefusedError where it is not sealed, or where no reason or role is given.
    """
    if not mapping.round(title).sealed:
        raise RefusedError(f"“{title}” is not sealed: there is nothing to unseal.")
    if not reason.strip():
        raise RefusedError("Say why the round is unsealed early: it will stand in the report.")
    if not role.strip():
        raise RefusedError("Say in which role you unseal the round.")
    entry = _entry(mapping, sealed=False, role=role.strip(), reason=reason.strip())
    mapping.store.append_to_round(title, [entry])
    return entry.as_seal()


def unsealed_early(round_: Round) -> Seal | None:
    """Who unsealed the round and why; None where nobody did."""
    return next((seal for seal in reversed(round_.seals) if not seal.sealed), None)


def sealed_lines(round_: Round) -> tuple[str, ...]:
    """What is sealed, a sentence each; nothing where nothing is."""
    waiting = round_.sealed_sessions
    if not waiting:
        return ()
    left = len(round_.sessions) - len(waiting)
    until = "1 session has" if left == 1 else f"{left} sessions have"
    return (
        f"“{round_.title}” is sealed until every planned session has finished: "
        f"{until} not. Sealed, and not read:",
        *(f"{_named(session)} ({session.known_id})" for session in waiting),
    )


def _named(session: Session) -> str:
    groups = " and ".join(group.shown for group in session.groups)
    when = session.held_on.isoformat() if session.held_on else "no date"
    return f"{groups}, {session.bank}, {when}"


def _entry(mapping: OpenedMapping, *, sealed: bool, role: str, reason: str = "") -> SealEntry:
    stamp = {"at": mapping.clock(), "role": role, "salt": mapping.new_salt()}
    return typed(SealEntry, {"sealed": sealed, "reason": reason, **stamp})
