"""Values from what a person typed: cleaned, and refused in a sentence where they do not fit."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.faults import faults_in
from ncf_reflect.model.text import clean

Model = TypeVar("Model", bound=BaseModel)


def typed(model: type[Model], fields: Mapping[str, object]) -> Model:
    """A `model` of `fields`, each text cleaned. RefusedError says what does not fit."""
    try:
        return model.model_validate({name: _cleaned(value) for name, value in fields.items()})
    except ValidationError as error:
        faults = "; ".join(map(str, faults_in(error)))
        raise RefusedError(f"This cannot be recorded: {faults}.") from error


def _cleaned(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    # By its exact type: the members of the closed sets are texts too, and stay what they are.
    return clean(value) if type(value) is str else value
