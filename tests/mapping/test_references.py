"""References: short, told apart, and found again from what somebody typed."""

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.references import Called, id_of, references_of

NAMES = {known: Called("safe-G-", known) for known in ("abcd0", "abcd1", "ffff9999")}


def test_references_are_as_short_as_can_be() -> None:
    assert list(references_of(NAMES).values()) == ["safe-G-abcd0", "safe-G-abcd1", "safe-G-ffff9"]
    alone = {known: called for known, called in NAMES.items() if known != "abcd1"}
    assert list(references_of(alone).values()) == ["safe-G-abcd", "safe-G-ffff"]


@pytest.mark.parametrize("typed", ["abcd0", "safe-G-abcd0", " SAFE-g-ABCD0 "])
def test_an_id_or_a_reference_in_any_capitals_is_found(typed: str) -> None:
    assert id_of(typed, NAMES) == "abcd0"


@pytest.mark.parametrize("typed", ["safe-G-ffff", "safe-G-ffff9999"])
def test_fewer_or_more_letters_than_now_are_enough(typed: str) -> None:
    assert id_of(typed, NAMES) == "ffff9999"


@pytest.mark.parametrize("typed", ["", "safe-G-", "ab", "safe-G-77", "E-abcd0"])
def test_what_names_nothing_finds_nothing(typed: str) -> None:
    assert id_of(typed, NAMES) is None


def test_a_reference_that_by_now_begins_several_is_refused() -> None:
    with pytest.raises(RefusedError, match="begins several: safe-G-abcd0; safe-G-abcd1"):
        id_of("safe-G-abcd", NAMES)
