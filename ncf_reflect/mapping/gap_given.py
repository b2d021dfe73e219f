"""Gaps and actions as JSON from outside: every fault at once, each with its place."""

from typing import Annotated, TypeVar

from pydantic import Field

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.base import Value, fields_of
from ncf_reflect.model.faults import checked, parse_json
from ncf_reflect.model.gap import ActionFacts, GapFacts

MOST_GIVEN = 1_000
NOT_GIVEN = "What came on standard input cannot be recorded; nothing was written."

Facts = TypeVar("Facts", GapFacts, ActionFacts)


class _Gaps(Value):
    gaps: Annotated[tuple[GapFacts, ...], Field(min_length=1, max_length=MOST_GIVEN)]


class _Actions(Value):
    actions: Annotated[tuple[ActionFacts, ...], Field(min_length=1, max_length=MOST_GIVEN)]


def gaps_given(text: str) -> tuple[GapFacts, ...]:
    """The gaps in JSON: one object, or a list. FaultsError with every fault and its place."""
    return checked(_Gaps, {"gaps": _listed(text)}, NOT_GIVEN).gaps


def actions_given(text: str) -> tuple[ActionFacts, ...]:
    """The actions in JSON: one object, or a list. FaultsError with every fault and its place."""
    return checked(_Actions, {"actions": _listed(text)}, NOT_GIVEN).actions


def changes_given(text: str, model: type[Facts], before: Facts) -> dict[str, object]:
    """The fields of `before` with those in JSON in their place, checked as a whole."""
    parsed = parse_json(text, NOT_GIVEN)
    if not isinstance(parsed, dict):
        raise FaultsError(NOT_GIVEN, ["it must be one object with the fields to change"])
    said = before.model_dump(mode="json", include=set(model.model_fields))
    return fields_of(checked(model, {**said, **parsed}, NOT_GIVEN), model)


def _listed(text: str) -> list[object]:
    parsed = parse_json(text, NOT_GIVEN)
    return list(parsed) if isinstance(parsed, list) else [parsed]
