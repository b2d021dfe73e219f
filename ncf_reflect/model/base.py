"""What all values share: frozen, strict, unknown keys refused."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
QUESTION_PATTERN = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
QuestionId = Annotated[str, StringConstraints(pattern=QUESTION_PATTERN, max_length=120)]
Title = Annotated[str, StringConstraints(pattern=r"\S", max_length=300)]
Prose = Annotated[str, StringConstraints(max_length=20_000)]
Count = Annotated[int, Field(ge=0, le=9_999)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Theme = Annotated[str, StringConstraints(pattern=r"\S", max_length=80)]


class Value(BaseModel):
    """A value of the domain: compared by content, never changed, checked when it is made."""

    # Each model is built when it is first used: the first screen needs few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def fields_of(value: Value, of: type[Value]) -> dict[str, object]:
    """The fields that `value` shares with a model it is a kind of, as values."""
    return {name: getattr(value, name) for name in of.model_fields}


class EntryBase(Value):
    """One added-to row of a history: when, by which role, and the salt of its hash."""

    at: AwareDatetime
    role: Title
    salt: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
