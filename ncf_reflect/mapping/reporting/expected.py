"""The Framework's expectations that gaps bear on, with their place in the guidance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ncf_reflect.errors import ReflectError

if TYPE_CHECKING:
    from ncf_reflect.banks.framework import Library
    from ncf_reflect.model.session import Round


def expectation_words(round_: Round, library: Callable[[], Library]) -> Mapping[str, str]:
    """By id each expectation that a gap of the round names, in its words and where they stand.

    Nothing is read where no gap names one. Where the guidance cannot be read, the report has the
    ids: a broken file of a workspace keeps nobody from reporting.
    """
    wanted = {expectation for gap in round_.gaps for expectation in gap.expectations}
    if not wanted:
        return {}
    try:
        placed = tuple(library().framework.placed())
    except ReflectError:
        return {}
    return {each.id: f"“{each.text}” ({each.place})" for each in placed if each.id in wanted}
