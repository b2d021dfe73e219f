"""What a session said on a section, under the briefing's headings, for the room to correct."""

from ncf_reflect.model.base import Value
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Point
from ncf_reflect.workshop.live import LiveSession

_IN_ORDER = (Kind.DOING, Kind.DEVELOP, Kind.EVIDENCE, Kind.NEXT, Kind.QUOTE, Kind.NOTE, Kind.PARKED)


class ReadBack(Value):
    """The points of one section by heading, in the order in which they were said."""

    section: str
    parts: tuple[tuple[str, tuple[Point, ...]], ...]


def read_back(live: LiveSession) -> ReadBack:
    """The section of the question in hand, as this session answered it."""
    section = live.asked.section
    said = [
        point
        for place, asked in enumerate(live.questions)
        if asked.section.slug == section.slug
        for point in live.answer(place).points
    ]
    parts = [(kind.heading, tuple(p for p in said if p.kind is kind)) for kind in _IN_ORDER]
    return ReadBack(
        section=f"{section.name}: {section.plain_title}",
        parts=tuple((heading, points) for heading, points in parts if points),
    )
