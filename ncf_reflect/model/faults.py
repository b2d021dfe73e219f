"""From outside text to checked values: every fault at once, each with its place, in plain words."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.base import Value
from ncf_reflect.model.text import clean, clean_deep

MOST_NESTING = 60
MOST_PARTS = 1_000_000
MOST_FAULTS = 10_000
LONGEST_NUMBER = 30
LONGEST_SHOWN = 60

Model = TypeVar("Model", bound=BaseModel)


class Fault(Value):
    """One thing that is wrong: where, and what was expected there."""

    place: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: {self.expected}" if self.place else self.expected


def place_of(location: tuple[int | str, ...]) -> str:
    """A place as a person writes it: `sections[1].questions[0].id`."""
    parts = "".join(
        f"[{step}]" if isinstance(step, int) else f".{_shown(step)}" for step in location
    )
    return parts.removeprefix(".")


def too_deep(text_without_quoted: str) -> bool:
    """Whether brackets are nested deeper than any reader here should follow."""
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text_without_quoted):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > MOST_NESTING:
            return True
    return False


def parse_json(text: str, what: str) -> object:
    """The JSON in `text`, cleaned. FaultsError with one sentence where it is not sound.

    Refused: doubled keys, NaN, deep nesting, numbers of absurd length (FAULTS, "What comes in").
    """
    text = text.removeprefix("\ufeff")
    bare = _QUOTED.sub("", text)
    if too_deep(bare):
        raise FaultsError(what, ["it is nested too deeply to be read"])
    if bare.count(",") > MOST_PARTS:
        raise FaultsError(what, ["it has more parts than any file that is read here"])
    try:
        parsed = json.loads(
            text,
            object_pairs_hook=_no_doubled_keys,
            parse_constant=_no_constant,
            parse_int=_short_int,
            parse_float=_short_float,
        )
    except json.JSONDecodeError as error:
        raise FaultsError(what, [f"line {error.lineno}: {_json_words(error.msg)}"]) from error
    except _UnsoundError as error:
        raise FaultsError(what, [str(error)]) from error
    return clean_deep(parsed)


def checked(model: type[Model], parsed: object, what: str, found: Sequence[Fault] = ()) -> Model:
    """`parsed` as a `model`. FaultsError with every fault and its place.

    `found` are faults that the caller's own rules found: they refuse it too, and stand with the
    model's. What the model says about the whole is then left out, being the same with no place.
    """
    try:
        value = model.model_validate_json(json.dumps(parsed, default=_no_json))
    except ValidationError as error:
        if error.error_count() > MOST_FAULTS:
            # To list them all would take minutes, and nobody would read the list.
            expected = f"it has {error.error_count():,} faults: perhaps it is another kind of file"
            raise FaultsError(what, [expected]) from error
        theirs = [fault for fault in faults_in(error) if fault.place or not found]
        raise FaultsError(what, (*theirs, *found)) from error
    if found:
        raise FaultsError(what, found)
    return value


def faults_in(error: ValidationError) -> tuple[Fault, ...]:
    """Every fault of a validation, in plain words."""
    return tuple(
        Fault(place=_place(item["loc"]), expected=_expected(item["type"], dict(item)))
        for item in error.errors(include_url=False)
        if not _is_echo(dict(item))
    )


class _UnsoundError(ValueError):
    """The text is JSON, but not of a kind that is read here."""


# Possessive, and a text that is never closed runs to the end: else many quote marks take hours.
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)


def _shown(key: str) -> str:
    key = clean(" ".join(key.split()))
    return key if len(key) <= LONGEST_SHOWN else f"{key[:LONGEST_SHOWN]}…"


def _no_doubled_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # Compared cleaned: two keys that look the same to a person would lose a value in silence.
    found = dict(pairs)
    if len({clean(key) for key in found}) < len(pairs):
        counts = Counter(clean(key) for key, _ in pairs)
        doubled = min(key for key, count in counts.items() if count > 1)
        raise _UnsoundError(f"the key “{_shown(doubled)}” stands twice in one place")
    return found


def _no_constant(name: str) -> NoReturn:
    raise _UnsoundError(f"{name} is not a number that can be read here")


def _short_int(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _UnsoundError("a number in it is too long to be read")
    return int(digits)


def _short_float(digits: str) -> float:
    if len(digits) > LONGEST_NUMBER or not math.isfinite(float(digits)):
        raise _UnsoundError("a number in it is too long to be read")
    return float(digits)


def _no_json(_: object) -> float:
    # A date or a time of TOML: a broken number fits no field, so the fault says what would.
    return 0.5


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]


def _place(location: tuple[int | str, ...]) -> str:
    # A union's branch is named in the location by its tag; people look for the place in the file.
    # "[key]" says that a key is at fault, which the key itself says as well.
    location = location[:-1] if location[-1:] == ("[key]",) else location
    steps = [
        step
        for of, before, step in zip(
            (None, None, *location), (None, *location), location, strict=False
        )
        if not (isinstance(before, int) and of in _HISTORIES)
    ]
    return place_of(tuple(steps))


def _expected(kind: str, item: dict[str, object]) -> str:
    context = item.get("ctx")
    values = {**(context if isinstance(context, dict) else {}), "input": item.get("input")}
    if kind == "value_error":
        return str(values.get("error", item["msg"]))
    say = _WORDS.get(kind)
    return say(values) if say else _plain(str(item["msg"]))


def _is_echo(item: dict[str, object]) -> bool:
    # A list is called too short once its faulty items are set aside; those are faults already.
    given, context = item.get("input"), item.get("ctx")
    if item["type"] != "too_short" or not isinstance(given, list) or not isinstance(context, dict):
        return False
    return len(given) >= int(context["min_length"])


def _one_of(context: dict[str, object]) -> str:
    given = context.get("input")
    found = f", and is “{_shown(given)}”" if isinstance(given, str) else ""
    return f"must be {_in_marks(context['expected'])}{found}"


def _in_marks(words: object) -> str:
    return re.sub(r"'([^']*)'", r"“\1”", str(words))


def _json_words(message: str) -> str:
    return _JSON_WORDS.get(message, _plain(message))


_HISTORIES = {"history", "round_history"}
_TABLE = "must be a table of keys and values"
_DATE = "must be a date such as 2026-03-12"
_MOMENT = "must be a date and time with its zone, such as 2026-03-12T09:30:00Z"
_JSON_WORDS = {
    "Expecting value": "a value is missing, or it is a text without quotes",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing after a key",
    "Expecting property name enclosed in double quotes": (
        "a key in double quotes is missing, or there is a comma too many"
    ),
    "Unterminated string starting at": "a text begins here and is never closed",
    "Invalid control character at": "a text is not closed on its line, or holds a bare tab",
    "Extra data": "something stands after the end",
}
_WORDS: dict[str, Callable[[dict[str, object]], str]] = {
    "missing": lambda _: "is missing",
    "extra_forbidden": lambda _: "is not a key that is known here",
    "string_type": lambda _: "must be text, in quotes",
    "int_type": lambda _: "must be a whole number, without quotes",
    "int_from_float": lambda _: "must be a whole number, without quotes",
    "bool_type": lambda _: "must be true or false, without quotes",
    "list_type": lambda _: "must be a list",
    "tuple_type": lambda _: "must be a list",
    "dict_type": lambda _: _TABLE,
    "model_type": lambda _: _TABLE,
    "model_attributes_type": lambda _: _TABLE,
    "enum": _one_of,
    "literal_error": _one_of,
    "union_tag_invalid": lambda c: f"must have “what” as one of {_in_marks(c['expected_tags'])}",
    "union_tag_not_found": lambda _: "must say “what” it is",
    "too_short": lambda c: f"needs at least {c['min_length']}, and has {c['actual_length']}",
    "too_long": lambda c: f"may have at most {c['max_length']}",
    "string_too_long": lambda c: f"is longer than {c['max_length']} letters",
    "greater_than_equal": lambda c: f"must be {c['ge']} or more",
    "less_than_equal": lambda c: f"must be {c['le']} or less",
    "string_pattern_mismatch": lambda c: _PATTERNS.get(
        str(c["pattern"]), "is not of the right form"
    ),
    "date_from_datetime_parsing": lambda _: _DATE,
    "date_from_datetime_inexact": lambda _: _DATE,
    "date_parsing": lambda _: _DATE,
    "date_type": lambda _: _DATE,
    "datetime_from_date_parsing": lambda _: _MOMENT,
    "datetime_parsing": lambda _: _MOMENT,
    "datetime_type": lambda _: _MOMENT,
    "timezone_aware": lambda _: _MOMENT,
}
_PATTERNS: dict[str, str] = {
    r"\S": "must not be empty",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be small letters, digits and single hyphens (stay-together)",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": (
        "must be small letters, digits, dots and hyphens (stay-together.first-interaction)"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$": "must be letters, digits, dots and hyphens, at most 64",
}
