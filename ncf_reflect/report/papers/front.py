"""The head of a paper, and the one page that stands alone."""

from collections.abc import Iterator

from ncf_reflect.model.council import in_own_words
from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Facts,
    Paragraph,
    Run,
    Runs,
    Weight,
    bullets,
    heading,
    label,
    ours,
    paragraph,
    typed,
    words_of,
)
from ncf_reflect.report.values import Ask, AskKind, FrontPage, GapReport, Highlights, Item

FULL_COPY = "Full copy: not for sharing."
SHAREABLE_COPY = "Shareable copy."
TO_BE_FILLED_IN = "To be filled in"
MOST_ON_THE_PAGE = 2
"""Lines of each list on the one page; the rest stands in the list in full."""
MOST_REFERENCES = 6

IN_FULL = {
    "Shared gaps": "Shared gaps in full",
    "Differences of view": "Differences of view in full",
    "No answer, or different topics": "Silences in full: no answer, or different topics",
    "Shared strengths": "Shared strengths in full",
}
"""The heading of each list where all of it stands."""

_ASKS = {
    AskKind.DECIDE: "To decide",
    AskKind.CHALLENGE: "To challenge",
    AskKind.NOTE: "To note",
}


def head(report: GapReport, kind: str) -> Iterator[Block]:
    """The title, the marking, and the facts of the meeting."""
    yield heading(1, ours(f"{kind}:"), typed(f"{report.authority}, {report.round}"))
    copy = FULL_COPY if report.full else SHAREABLE_COPY
    yield Paragraph(runs=(ours(copy, Weight.STRONG), *map(ours, report.about)))
    meeting = report.meeting
    yield Facts(
        facts=(
            ("Meeting", _filled_in(meeting.meeting)),
            ("Date", _filled_in(meeting.date)),
            ("Author’s role", _filled_in(meeting.author_role)),
            ("Purpose", _filled_in(meeting.purpose)),
            (in_own_words("What is asked of the board"), ours(_asked(report.front))),
        )
    )


def one_page(report: GapReport, *, more: bool) -> Iterator[Block]:
    """The page for somebody with thirty seconds; `more` where lists in full come after it."""
    front = report.front
    yield heading(2, ours("On one page"))
    if front.summary:
        yield from words_of(front.summary)
    yield from _asks(front)
    for highlights in front.lists:
        yield from _highlights(highlights, more=more)
    if front.across:
        yield Paragraph(runs=(ours("Across the round:", Weight.STRONG), *map(ours, front.across)))


def in_full(highlights: Highlights) -> Iterator[Block]:
    """A list with all its lines, each with what it rests on."""
    yield heading(2, ours(IN_FULL[highlights.heading]))
    if highlights.about:
        yield paragraph(highlights.about)
    if not highlights.items:
        yield paragraph(highlights.none)
    for item in highlights.items:
        yield heading(3, typed(item.subject), ours(f"({item.reference})"))
        yield Paragraph(runs=(ours(item.text), *marks(item.markers)))
        if item.beside:
            yield bullets(item.beside)
        if item.rests_on:
            yield paragraph(f"It rests on {', '.join(item.rests_on)}.")


def marks(markers: tuple[str, ...]) -> Runs:
    """Markers at the end of a line."""
    return (ours(" · ".join(markers), Weight.SOFT),) if markers else ()


def listed(references: tuple[str, ...], most: int = MOST_REFERENCES) -> str:
    """References in a row, only so many of them: "a, b and 3 more"."""
    shown, others = references[:most], len(references) - most
    return f"{', '.join(shown)} and {others} more" if others > 0 else ", ".join(shown)


def _filled_in(said: str) -> Run:
    return typed(said) if said.strip() else ours(TO_BE_FILLED_IN)


def _asked(front: FrontPage) -> str:
    if front.own_asks:
        return in_own_words("See “What the board is asked to do”")
    kinds = [kind for kind in _ASKS if any(ask.kind is kind for ask in front.asks)]
    counts = [
        f"{kind.value} {sum(ask.kind is kind for ask in front.asks)}"
        + (" thing" if sum(ask.kind is kind for ask in front.asks) == 1 else " things")
        for kind in kinds
    ]
    return ", ".join(counts).capitalize() if counts else "Nothing yet: nothing was found"


def _asks(front: FrontPage) -> Iterator[Block]:
    if not front.asks and not front.own_asks:
        return
    yield heading(3, ours(in_own_words("What the board is asked to do")))
    if front.own_asks:
        yield from words_of(front.own_asks)
    else:
        yield from generated_asks(front)


def generated_asks(front: FrontPage) -> Iterator[Block]:
    """What is asked of the board as it follows from what was found."""
    for kind, words in _ASKS.items():
        asked = tuple(ask for ask in front.asks if ask.kind is kind)
        if asked:
            yield label(words)
            yield Bullets(items=tuple(map(_ask, asked)), numbered=True)


def _ask(ask: Ask) -> Runs:
    about = (ours(f"({listed(ask.references)})"),) if ask.references else ()
    return (ours(ask.text), *about)


def _highlights(highlights: Highlights, *, more: bool) -> Iterator[Block]:
    yield heading(3, ours(highlights.heading))
    yield from map(paragraph, highlights.lines)
    items = [_item(item) for item in highlights.items[:MOST_ON_THE_PAGE]]
    others = len(highlights.items) - len(items)
    if others:
        where = f"under “{IN_FULL[highlights.heading]}”" if more else "in the board paper"
        items[-1] = (*items[-1], ours(f"{others} more {where}.", Weight.STRONG))
    if items:
        yield Bullets(items=tuple(items))
    elif highlights.none:
        yield paragraph(highlights.none)


def _item(item: Item) -> Runs:
    subject = typed(item.subject, Weight.STRONG)
    text = item.short or item.text
    return (subject, ours(f"({item.reference}): {text}"), *marks(item.markers))
