"""Finding words in what may be read of a round: points, notes, decisions and themes."""

from collections.abc import Iterator
from enum import StrEnum

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.themes import list_themes, placed_points
from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Round


class FoundIn(StrEnum):
    """What the words were found in."""

    POINT = "point"
    NOTE = "note"
    DECISION = "decision"
    THEME = "theme"


class Hit(Value):
    """One thing that holds all the words that were looked for."""

    found_in: FoundIn
    text: str
    id: str = ""
    """Of a point or a decision."""
    question: str = ""
    """Of a theme, the first question that has it; empty where it is on no point."""
    groups: tuple[Group, ...] = ()
    session: str = ""
    kind: Kind | None = None
    themes: tuple[str, ...] = ()


class Searched:
    """What may be read of a round, read once and searched as often as somebody types.

    Only finished sessions are in it, and none that is sealed.
    """

    def __init__(self, round_: Round) -> None:
        everything = (*_themes(round_), *_decisions(round_), *_points(round_))
        self._everything = [(hit, words.casefold()) for hit, words in everything]

    def find(self, words: str) -> tuple[Hit, ...]:
        """What holds all of `words`, whatever their capitals and order; nothing without a word."""
        wanted = words.casefold().split()
        if not wanted:
            return ()
        return tuple(
            hit for hit, searched in self._everything if all(word in searched for word in wanted)
        )


def search(round_: Round, words: str) -> tuple[Hit, ...]:
    """What holds all of `words`: themes, decisions, points. RefusedError without a word."""
    if not words.split():
        raise RefusedError("Say which words to look for.")
    return Searched(round_).find(words)


def _themes(round_: Round) -> Iterator[tuple[Hit, str]]:
    for theme in list_themes(round_):
        text = f"{theme.name}: {theme.description}" if theme.description else theme.name
        question = next(iter(theme.questions), "")
        hit = Hit(found_in=FoundIn.THEME, text=text, question=question, themes=(theme.name,))
        yield hit, text


def _decisions(round_: Round) -> Iterator[tuple[Hit, str]]:
    for decision in round_.decisions:
        yield (
            Hit(
                found_in=FoundIn.DECISION,
                text=_decided(decision),
                id=str(decision.id),
                question=decision.question,
                groups=decision.groups,
            ),
            f"{decision.note} {decision.verdict} {decision.role} {decision.name}",
        )


def _decided(decision: Decision) -> str:
    """The note; where none was needed, what was decided and in which role."""
    return decision.note or f"{decision.verdict.value.replace('-', ' ')}, {decision.role}"


def _points(round_: Round) -> Iterator[tuple[Hit, str]]:
    for placed in placed_points(round_):
        point = placed.point
        yield (
            Hit(
                found_in=FoundIn.NOTE if point.kind is Kind.NOTE else FoundIn.POINT,
                text=point.text,
                id=str(point.id),
                question=placed.question,
                groups=placed.groups,
                session=placed.session,
                kind=point.kind,
                themes=point.themes,
            ),
            " ".join((point.text, *point.themes)),
        )
