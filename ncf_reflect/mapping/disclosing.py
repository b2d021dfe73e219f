"""Points that may identify somebody: listed before a copy is shared, with keep, mask or leave out.

METHOD.md section 9. What is chosen is remembered in the mapping for this wording of the text;
while nobody chose, a shareable copy masks it. Names cannot be found by a rule.
"""

from ncf_reflect.analysis.identifiers import NOT_LOOKED_FOR, masked
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.reporting.disclosed import LEFT_OUT_OF_COPY, Listed, listed, text_hash
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import DisclosureChoice, DisclosureEntry
from ncf_reflect.model.typed import typed

__all__ = [
    "NOT_LOOKED_FOR",
    "WORDS",
    "Listed",
    "as_it_reads",
    "choose",
    "found_words",
    "listed",
    "one_listed",
    "to_choose",
    "warnings_for",
]

WORDS = {
    DisclosureChoice.KEEP: "kept",
    DisclosureChoice.MASK: "masked",
    DisclosureChoice.LEAVE_OUT: "left out",
}
"""What was chosen, in the words that people read."""

REPORTER = "reporter"
"""The role that chooses where nobody says another."""


def to_choose(round_: Round) -> tuple[Listed, ...]:
    """What may identify somebody and nobody chose for yet, or not for its present wording."""
    return tuple(one for one in listed(round_) if one.chosen is None)


def one_listed(round_: Round, named: str) -> Listed:
    """The text of this reference, id, or beginning of an id. RefusedError where it is not one."""
    known = listed(round_)
    exact = [one for one in known if named in (one.id, one.reference)]
    found = exact or [one for one in known if one.id.startswith(named)]
    if len(found) > 1:
        clash = "; ".join(one.id for one in found)
        raise RefusedError(f"“{named}” begins several: {clash}. Give more of it.")
    if not found:
        raise RefusedError(
            f"Nothing listed is called “{named}”. ncf-reflect disclose MAPPING lists what may "
            "identify somebody, with the reference of each."
        )
    return found[0]


def choose(
    mapping: OpenedMapping,
    round_: Round,
    named: str,
    choice: DisclosureChoice,
    role: str = REPORTER,
) -> Listed:
    """Remember what becomes of a listed text in copies that are shared; what was listed.

    It holds as long as the text has this wording. RefusedError where nothing listed is so called.
    """
    one = one_listed(round_, named)
    entry = typed(
        DisclosureEntry,
        {
            "point": one.id,
            "choice": choice,
            "text_hash": text_hash(one.text),
            "at": mapping.clock(),
            "role": role.strip(),
            "salt": mapping.new_salt(),
        },
    )
    mapping.store.append_to_round(round_.title, [entry])
    return one


def warnings_for(round_: Round, *, full: bool = False) -> tuple[str, ...]:
    """A sentence for each text that may identify somebody and is not settled; mostly none.

    Settled is, in a shareable copy, what somebody chose for; in a full copy, what they keep.
    """
    if full:
        waiting = tuple(o for o in listed(round_) if o.chosen is not DisclosureChoice.KEEP)
        becomes = "it stands in this full copy as it was typed"
    else:
        waiting, becomes = to_choose(round_), "masked in this copy, because nobody chose yet"
    if not waiting:
        return ()
    lines = (f"{one.reference} may identify somebody ({kinds(one)}): {becomes}." for one in waiting)
    return (*lines, f"Choose for each with ncf-reflect disclose. {NOT_LOOKED_FOR}")


def kinds(one: Listed) -> str:
    """What was found in a text: "NHS number, postcode"."""
    return ", ".join(one.kinds)


def found_words(one: Listed) -> str:
    """What was found in a text, to the letter: "NHS number “943 476 5919”"."""
    return ", ".join(f"{found.kind} “{one.text[found.start : found.end]}”" for found in one.found)


def as_it_reads(one: Listed) -> str:
    """The text as a shareable copy has it."""
    if one.choice is DisclosureChoice.KEEP:
        return one.text
    if one.choice is DisclosureChoice.LEAVE_OUT:
        return LEFT_OUT_OF_COPY if not one.is_point else "nothing of this line"
    return masked(one.text, one.found)
