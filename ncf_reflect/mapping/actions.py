"""Actions on gaps: what is to be done, by whom, and how we shall know. Only ever added to."""

from collections.abc import Iterable, Mapping

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_checks import known_in
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.revising import (
    history_of,
    newest,
    refuse_unknown,
    stamp,
    tidied,
)
from ncf_reflect.model.base import fields_of
from ncf_reflect.model.gap import Action, ActionEntry, ActionFacts, ActionStatus
from ncf_reflect.model.session import Round


def record_action(mapping: OpenedMapping, round_: Round, facts: ActionFacts, role: str) -> Action:
    """A new action on a gap, as it stands now. RefusedError where the gap is not there."""
    entry = _entry(mapping, round_, mapping.new_id(), fields_of(facts, ActionFacts), role)
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_action()


def amend_action(
    mapping: OpenedMapping, round_: Round, action: str, changes: Mapping[str, object], role: str
) -> Action:
    """The action with some fields changed, as a further entry; none where nothing changed."""
    before = _standing(mapping, round_, action)
    entry = _entry(mapping, round_, action, {**fields_of(before, ActionFacts), **changes}, role)
    if fields_of(entry, ActionFacts) != fields_of(before, ActionFacts):
        mapping.store.append_to_round(round_.title, [entry])
        return entry.as_action()
    return before.as_action()


def withdraw_action(mapping: OpenedMapping, round_: Round, action: str, role: str) -> None:
    """Take an action back: it was recorded by mistake. One that was stopped has a status."""
    before = _standing(mapping, round_, action)
    fields = {**dict(before), "withdrawn": True, **stamp(mapping, role)}
    mapping.store.append_to_round(round_.title, [tidied(ActionEntry, fields)])


def restore_action(mapping: OpenedMapping, round_: Round, action: str, role: str) -> Action:
    """A withdrawn action again as it stood. RefusedError where its gap is gone."""
    gone = newest(history_of(mapping, round_.title), ActionEntry, action)
    if not gone.withdrawn:
        raise RefusedError("This action was not withdrawn.")
    entry = _entry(mapping, round_, action, fields_of(gone, ActionFacts), role)
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_action()


def is_complete(action: Action) -> bool:
    """Whether an action is done; one that nobody owns never is."""
    return action.status is ActionStatus.DONE and bool(action.owner.strip())


def under_way(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that still are to be done: neither complete nor stopped."""
    return tuple(
        action
        for action in actions
        if not is_complete(action) and action.status is not ActionStatus.STOPPED
    )


def _entry(
    mapping: OpenedMapping, round_: Round, action: str, fields: Mapping[str, object], role: str
) -> ActionEntry:
    facts = tidied(ActionFacts, fields)
    refuse_unknown(facts, known_in(round_))
    said = fields_of(facts, ActionFacts)
    return tidied(ActionEntry, {**said, "action": action, **stamp(mapping, role)})


def _standing(mapping: OpenedMapping, round_: Round, action: str) -> ActionEntry:
    found = newest(history_of(mapping, round_.title), ActionEntry, action)
    if found.withdrawn:
        raise RefusedError("This action was withdrawn. Restore it first.")
    return found
