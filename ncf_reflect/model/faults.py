"""From outside text to checked values: every fault at once, each with its place, in plain words."""

import json
import re
from collections.abc import Callable
from typing import NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.base import Value
from ncf_reflect.model.text import clean_deep

MOST_NESTING = 60
LONGEST_NUMBER = 30

Model = TypeVar("Model", bound=BaseModel)


class Fault(Value):
    """One thing that is wrong: where, and what was expected there."""

    place: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: {self.expected}" if self.place else self.expected


def place_of(location: tuple[int | str, ...]) -> str:
    """A place as a person writes it: `sections[1].questions[0].id`."""
    parts = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return parts.removeprefix(".")


def parse_json(text: str, what: str) -> object:
    """The JSON in `text`, cleaned. FaultsError with one sentence where it is not sound.

    Refused: doubled keys, NaN, deep nesting, numbers of absurd length (FAULTS, "What comes in").
    """
    if _deepest(text) > MOST_NESTING:
        raise FaultsError(what, ["it is nested too deeply to be read"])
    try:
        parsed = json.loads(
            text,
            object_pairs_hook=_no_doubled_keys,
            parse_constant=_no_constant,
            parse_int=_short_int,
        )
    except json.JSONDecodeError as error:
        raise FaultsError(what, [f"line {error.lineno}: {_plain(error.msg)}"]) from error
    except _UnsoundError as error:
        raise FaultsError(what, [str(error)]) from error
    return clean_deep(parsed)


def checked(model: type[Model], parsed: object, what: str) -> Model:
    """`parsed` as a `model`. FaultsError with every fault and its place."""
    try:
        return model.model_validate_json(json.dumps(parsed, default=_no_json))
    except ValidationError as error:
        raise FaultsError(what, faults_in(error)) from error


def faults_in(error: ValidationError) -> tuple[Fault, ...]:
    """Every fault of a validation, in plain words."""
    return tuple(
        Fault(place=_place(item["loc"]), expected=_expected(item["type"], dict(item)))
        for item in error.errors(include_url=False)
    )


class _UnsoundError(ValueError):
    """The text is JSON, but not of a kind that is read here."""


def _deepest(text: str) -> int:
    depth = deepest = 0
    outside_texts = re.sub(r'"(?:[^"\\]|\\.)*"', "", text, flags=re.DOTALL)
    for bracket in re.findall(r"[\[\]{}]", outside_texts):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _no_doubled_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    doubled = (
        sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else []
    )
    if doubled:
        raise _UnsoundError(f"the key “{doubled[0]}” stands twice in one place")
    return dict(pairs)


def _no_constant(name: str) -> NoReturn:
    raise _UnsoundError(f"{name} is not a number that can be read here")


def _short_int(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _UnsoundError("a number in it is too long to be read")
    return int(digits)


def _no_json(value: object) -> dict[str, str]:
    return {f"a {type(value).__name__}": str(value)}


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]


def _place(location: tuple[int | str, ...]) -> str:
    # A union's branch is named in the location by its tag; people look for the place in the file.
    tags = {"session", "point", "answer", "vote"}
    steps = [
        step
        for before, step in zip((None, *location), location, strict=False)
        if not (isinstance(before, int) and step in tags)
    ]
    return place_of(tuple(steps))


def _expected(kind: str, item: dict[str, object]) -> str:
    context = item.get("ctx")
    values = context if isinstance(context, dict) else {}
    if kind == "value_error":
        return str(values.get("error", item["msg"]))
    say = _WORDS.get(kind)
    return say(values) if say else _plain(str(item["msg"]))


_WORDS: dict[str, Callable[[dict[str, object]], str]] = {
    "missing": lambda _: "is missing",
    "extra_forbidden": lambda _: "is not a key that is known here",
    "string_type": lambda _: "must be text",
    "int_type": lambda _: "must be a whole number",
    "int_from_float": lambda _: "must be a whole number",
    "bool_type": lambda _: "must be true or false",
    "list_type": lambda _: "must be a list",
    "tuple_type": lambda _: "must be a list",
    "dict_type": lambda _: "must be a table of keys and values",
    "model_type": lambda _: "must be a table of keys and values",
    "model_attributes_type": lambda _: "must be a table of keys and values",
    "enum": lambda c: f"must be one of {c['expected']}",
    "literal_error": lambda c: f"must be {c['expected']}",
    "too_short": lambda c: f"needs at least {c['min_length']}, and has {c['actual_length']}",
    "too_long": lambda c: f"may have at most {c['max_length']}",
    "string_too_long": lambda c: f"is longer than {c['max_length']} letters",
    "greater_than_equal": lambda c: f"must be {c['ge']} or more",
    "less_than_equal": lambda c: f"must be {c['le']} or less",
    "string_pattern_mismatch": lambda c: _PATTERNS.get(
        str(c["pattern"]), "is not of the right form"
    ),
    "date_from_datetime_parsing": lambda _: "must be a date such as 2026-03-12",
    "date_parsing": lambda _: "must be a date such as 2026-03-12",
    "date_type": lambda _: "must be a date such as 2026-03-12",
}
_PATTERNS: dict[str, str] = {
    r"\S": "must not be empty",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be small letters, digits and single hyphens (stay-together)",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": (
        "must be small letters, digits, dots and hyphens (stay-together.first-interaction)"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$": "must be letters, digits, dots and hyphens, at most 64",
}
