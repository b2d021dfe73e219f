"""How what is recorded about a round is referred to, as short as can be (DESIGN section 8)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.evidence import Baseline
from ncf_reflect.model.session import Round

SHORTEST = 4
"""Letters of an id in a reference, where no two of its kind in the round begin alike."""


class Called(NamedTuple):
    """What something is called: "safe-G-" and all the letters that tell it apart."""

    sign: str
    letters: str


Names = dict[str, Called]
"""Per id what it is called."""


def shortest(ids: Iterable[str]) -> int:
    """How many letters tell all ids apart; at least `SHORTEST`."""
    known, length = set(ids), SHORTEST
    while len({one[:length] for one in known}) < len(known):
        length += 1
    return length


def decision_names(round_: Round) -> Names:
    """What decisions are called: "decision-9a0b"."""
    return {str(one.id): Called("decision-", str(one.id)) for one in round_.decisions}


def gap_names(round_: Round) -> Names:
    """What gaps are called: "stay-together-G-9a0b"."""
    return {str(gap.id): Called(f"{gap.section}-G-", str(gap.id)) for gap in round_.gaps}


def action_names(round_: Round) -> Names:
    """What actions are called: "A-9a0b"."""
    return {str(action.id): Called("A-", str(action.id)) for action in round_.actions}


def evidence_names(round_: Round) -> Names:
    """What pieces of evidence are called: "E-9a0b"."""
    return {str(one.id): Called("E-", str(one.id)) for one in round_.evidence}


def baseline_names(baseline: Baseline | None) -> Names:
    """What lines of the local baseline are called: "B-7c11", by the end of their ids."""
    items = baseline.items if baseline else ()
    ends = {item.id: item.id.rpartition("-")[2] or item.id for item in items}
    if len(set(ends.values())) < len(ends):
        ends = {item: item for item in ends}
    return {item: Called("B-", end) for item, end in ends.items()}


def references_of(names: Names) -> dict[str, str]:
    """Per id its reference, as short as tells all of them apart."""
    length = shortest(called.letters for called in names.values())
    return {one: f"{called.sign}{called.letters[:length]}" for one, called in names.items()}


def id_of(known_as: str, names: Mapping[str, Called]) -> str | None:
    """The id that is meant by an id or a reference, whatever its capitals; None where none is.

    RefusedError where several begin so: a reference from before there were more of them.
    """
    if known_as in names:
        return known_as
    wanted = known_as.strip().casefold()
    found = [
        one
        for one, called in names.items()
        if len(wanted) > len(called.sign) and "".join(called).casefold().startswith(wanted)
    ]
    if len(found) > 1:
        clash = "; ".join("".join(names[one]) for one in found)
        raise RefusedError(f"“{known_as}” begins several: {clash}. Give more letters.")
    return found[0] if found else None
