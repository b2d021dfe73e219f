"""What in a round may identify somebody, and the round as a shareable copy may show it.

Nothing of it goes out by default: as long as nobody chose, what was found is masked (METHOD 9).
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ncf_reflect.analysis.identifiers import Found, Identifier, masked, possible_identifiers
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.other_texts import other_texts, theme_id, with_other_texts
from ncf_reflect.mapping.reporting.references import Citations
from ncf_reflect.model.base import Value
from ncf_reflect.model.session import Point, Round
from ncf_reflect.model.shared import DisclosureChoice

Choices = Mapping[str, DisclosureChoice]
"""What becomes of each text that may identify somebody, by its id."""

LEFT_OUT_OF_COPY = "[left out of this copy]"

Held = TypeVar("Held", bound=Value)

_QUOTED = re.compile("“[^”]*”")


@dataclass(frozen=True, slots=True)
class Listed:
    """A text that may identify somebody, and what was chosen for it."""

    id: str
    """Of the point, decision, gap, action or evidence; "words.summary", "round.title"."""
    reference: str
    """As it stands in the report: "stay-together.1-W-9a0b"."""
    text: str
    found: tuple[Found, ...]
    chosen: DisclosureChoice | None
    """None where nobody chose yet, or the text has changed since."""
    is_point: bool = True

    @property
    def kinds(self) -> tuple[Identifier, ...]:
        """What was found, each kind once."""
        return tuple(dict.fromkeys(one.kind for one in self.found))

    @property
    def choice(self) -> DisclosureChoice:
        """What becomes of it in a shareable copy."""
        return self.chosen or DisclosureChoice.MASK


def listed(round_: Round) -> tuple[Listed, ...]:
    """All that a shareable copy would show and that may identify somebody: points, then others.

    Points of finished sessions in bank order; what the copy leaves out anyway is not listed.
    """
    remembered = {each.point: each for each in round_.disclosures}

    def chosen(known: str, text: str) -> DisclosureChoice | None:
        before = remembered.get(known)
        return before.choice if before and before.text_hash == text_hash(text) else None

    points = (
        Listed(str(point.id), reference, point.text, found, chosen(str(point.id), point.text))
        for reference, point in _shown_points(round_)
        if (found := possible_identifiers(point.text))
    )
    others = (
        Listed(known, reference, text, found, chosen(known, text), is_point=False)
        for known, reference, text in other_texts(round_)
        if (found := _found_in(known, text))
    )
    return (*points, *others)


def choices(round_: Round, given: Choices | None = None) -> dict[str, DisclosureChoice]:
    """What becomes of each text of the round that may identify somebody, by its id.

    `given` choices, else those that were remembered, else it is masked.
    """
    return {one.id: (given or {}).get(one.id, one.choice) for one in listed(round_)}


def names_as_shared(round_: Round, given: Choices | None = None) -> tuple[str, str]:
    """Authority and title of the round as a shareable copy may show them."""
    names = (("round.authority", round_.authority), ("round.title", round_.title))
    found = any(found_in_prose(name) for _, name in names)
    chosen = choices(round_, given) if found else {}
    authority, title = (_other_as_shared(known, name, chosen) for known, name in names)
    return authority, title


def text_hash(text: str) -> str:
    """What a choice is remembered with: it holds for no other wording."""
    return hashlib.sha256(text.encode()).hexdigest()


def found_in_prose(text: str) -> tuple[Found, ...]:
    """What may identify somebody in a text by whoever prepares the report: no mere date.

    That is the date of a meeting or a review; within quotation marks it is somebody else's word.
    """
    found = possible_identifiers(text)
    if all(one.kind is not Identifier.DATE for one in found):
        return found
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return tuple(
        one
        for one in found
        if one.kind is not Identifier.DATE
        or any(start < one.start and one.end < end for start, end in quoted)
    )


def notes_as_shared(round_: Round, chosen: Choices) -> Round:
    """The round with its themes and every text but the points as a shareable copy may show it.

    No finding rests on these, so that it can be compared as it stands.
    """
    shown = partial(_other_as_shared, chosen=chosen)
    with_themes = partial(_themes_as_shared, shown=shown)
    return with_other_texts(with_points(round_, with_themes), shown)


def points_as_shared(round_: Round, chosen: Choices) -> Round:
    """The round with the words of its points as a shareable copy may show them.

    A point that is left out stays in its place with a sign for its words: what was found rests on
    it. The copy does not list it.
    """
    return with_points(round_, partial(_point_as_shared, chosen=chosen))


def disclosure_lines(round_: Round, chosen: Choices) -> tuple[str, ...]:
    """For each text of which something is not in the copy, what that is, a sentence each."""
    return tuple(
        f"{one.reference}: {_what_became(one, chosen.get(one.id, DisclosureChoice.MASK))}."
        for one in listed(round_)
        if chosen.get(one.id) is not DisclosureChoice.KEEP
    )


def left_out_whole(chosen: Choices) -> frozenset[str]:
    """The ids of what a copy does not list at all."""
    return frozenset(k for k, choice in chosen.items() if choice is DisclosureChoice.LEAVE_OUT)


def _what_became(one: Listed, choice: DisclosureChoice) -> str:
    kinds = ", ".join(one.kinds)
    if choice is DisclosureChoice.LEAVE_OUT:
        return f"left out whole, because it may identify somebody ({kinds})"
    return f"removed: {kinds}"


def _shown_points(round_: Round) -> Iterator[tuple[str, Point]]:
    """The points that a copy shows with their references; none where nothing is found in any."""
    if not any(
        possible_identifiers(point.text)
        for session in round_.readable_sessions
        for answer in session.answers
        for point in answer.points
    ):
        return
    guards, citations, told = Guards(full=False), Citations.of(round_), set[str]()
    for section in pool(round_):
        for question in section.questions:
            for answer in question.answers:
                for pooled in answer.points:
                    point = pooled.point
                    if point.id not in told and not guards.hides(answer, pooled):
                        told.add(str(point.id))
                        yield citations.point(question.asked, answer.group, point), point


def _found_in(known: str, text: str) -> tuple[Found, ...]:
    """What may identify somebody in a text that is no point; a theme is what a room said."""
    return possible_identifiers(text) if known.startswith("theme.") else found_in_prose(text)


def _other_as_shared(known: str, text: str, chosen: Choices) -> str:
    choice = chosen.get(known, DisclosureChoice.MASK)
    found = _found_in(known, text)
    if not found or choice is DisclosureChoice.KEEP:
        return text
    return LEFT_OUT_OF_COPY if choice is DisclosureChoice.LEAVE_OUT else masked(text, found)


def with_points(round_: Round, change: Callable[[Point], Point]) -> Round:
    """The round with each of its points as `change` gives it."""
    sessions = tuple(
        _same_but(
            session,
            "answers",
            tuple(
                _same_but(answer, "points", tuple(map(change, answer.points)))
                for answer in session.answers
            ),
        )
        for session in round_.sessions
    )
    return _same_but(round_, "sessions", sessions)


def _same_but(each: Held, field: str, content: tuple[object, ...]) -> Held:
    """The value itself where nothing in it is another: a large round has few such points."""
    before = getattr(each, field)
    if all(old is new for old, new in zip(before, content, strict=True)):
        return each
    return each.model_copy(update={field: content})


def _themes_as_shared(point: Point, shown: Callable[[str, str], str]) -> Point:
    themes = tuple(shown(theme_id(theme), theme) for theme in point.themes)
    return point if themes == point.themes else point.model_copy(update={"themes": themes})


def _point_as_shared(point: Point, chosen: Choices) -> Point:
    choice = chosen.get(str(point.id), DisclosureChoice.MASK)
    found = possible_identifiers(point.text)
    if not found or choice is DisclosureChoice.KEEP:
        return point
    left_out = choice is DisclosureChoice.LEAVE_OUT
    text = LEFT_OUT_OF_COPY if left_out else masked(point.text, found)
    return point.model_copy(update={"text": text})
