"""The gap report in its reading order: one page first, then the detail (DESIGN section 8)."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Weight,
    bullets,
    label,
    ours,
    paragraph,
    typed,
)
from ncf_reflect.report.values import (
    GapReport,
    GroupSaid,
    Highlights,
    Item,
    LeftOut,
    Method,
    PairPart,
    QuestionPart,
    Ratings,
    Reach,
    SaidKind,
    SaidPoint,
    SectionPart,
    SetAside,
)

FULL_COPY = "Full copy: not for sharing."
SHAREABLE_COPY = "Shareable copy."


def outline(report: GapReport) -> tuple[Block, ...]:
    """Every block of the report, the title first."""
    return tuple(_blocks(report))


def _blocks(report: GapReport) -> Iterator[Block]:
    yield _heading(1, ours("Gap report:"), typed(f"{report.authority}, {report.round}"))
    copy = FULL_COPY if report.full else SHAREABLE_COPY
    yield Paragraph(runs=(ours(copy, Weight.STRONG), *map(ours, report.about)))
    yield from _front_page(report)
    for section in report.sections:
        yield from _section(section)
    yield from _method(report.method)
    yield from _reach(report.reach)
    yield from _left_out(report.left_out)
    if report.set_aside:
        yield from _annex(report.set_aside)


def _heading(level: int, *runs: Run) -> Heading:
    return Heading(level=level, runs=runs)


def _marks(markers: tuple[str, ...]) -> Runs:
    return (ours(" · ".join(markers), Weight.SOFT),) if markers else ()


def _front_page(report: GapReport) -> Iterator[Block]:
    yield _heading(2, ours("On one page"))
    if report.front.asks:
        yield _heading(3, ours("What the board is asked to do"))
        yield bullets(report.front.asks, numbered=True)
    for highlights in report.front.lists:
        yield from _highlights(highlights)


def _highlights(highlights: Highlights) -> Iterator[Block]:
    yield _heading(3, ours(highlights.heading))
    yield from map(paragraph, highlights.lines)
    if highlights.items:
        yield Bullets(items=tuple(map(_item, highlights.items)))
    elif highlights.none:
        yield paragraph(highlights.none)


def _item(item: Item) -> Runs:
    subject = typed(item.subject, Weight.STRONG)
    return (subject, ours(f"({item.reference}): {item.text}"), *_marks(item.markers))


def _section(section: SectionPart) -> Iterator[Block]:
    yield _heading(2, ours(f"{section.name}:"), typed(section.plain_title))
    yield Paragraph(
        runs=(
            ours("In the statutory guidance:"),
            typed(section.statutory_title),
            ours(f"({section.reference})"),
        )
    )
    yield Paragraph(runs=(ours(section.sentence, Weight.STRONG),))
    for question in section.questions:
        yield from _question(question)


def _question(question: QuestionPart) -> Iterator[Block]:
    yield _heading(3, ours(f"Question {question.number}:"), typed(question.short))
    yield Quotation(said=question.text, source=question.reference)
    if question.summary:
        yield Paragraph(runs=(ours(question.summary, Weight.STRONG),))
    if question.notes:
        yield bullets(question.notes)
    for group in question.groups:
        yield from _group(group)
    if question.ratings:
        yield from _ratings(question.ratings)
    if question.pairs:
        yield _heading(4, ours("How the groups compare"))
        for pair in question.pairs:
            yield from _pair(pair)


def _group(group: GroupSaid) -> Iterator[Block]:
    yield _heading(4, ours(group.heading))
    yield from map(paragraph, group.notes)
    for kind in group.kinds:
        yield from _kind(kind)


def _kind(kind: SaidKind) -> Iterator[Block]:
    yield label(kind.heading)
    for point in kind.points:
        if kind.quoted:
            yield Quotation(said=point.text, source=_known_of(point))
    if not kind.quoted:
        yield Bullets(items=tuple(map(_point, kind.points)))


def _point(point: SaidPoint) -> Runs:
    return (typed(point.text), ours(f"({_known_of(point)})"))


def _known_of(point: SaidPoint) -> str:
    return "; ".join((*point.details, point.reference))


def _ratings(ratings: Ratings) -> Iterator[Block]:
    yield _heading(4, ours("Ratings"))
    if ratings.lines:
        yield bullets(ratings.lines)
    if ratings.table:
        yield ratings.table


def _pair(pair: PairPart) -> Iterator[Block]:
    suggested = "suggested " if pair.decision else ""
    code = ours(f"{pair.groups}: {suggested}{pair.code}.", Weight.STRONG)
    gloss = (ours(f"{pair.gloss}."),) if pair.gloss else ()
    only_reason = map(ours, pair.reasons if len(pair.reasons) == 1 else ())
    yield Paragraph(runs=(code, *gloss, *only_reason, *_marks(pair.markers)))
    if len(pair.reasons) > 1:
        yield bullets(pair.reasons)
    if pair.decision:
        yield Paragraph(runs=(ours("Decision:", Weight.STRONG), *map(ours, pair.decision)))


def _method(method: Method) -> Iterator[Block]:
    yield _heading(2, ours("How the groups were compared"))
    yield from map(paragraph, method.lines)
    yield label(f"The thresholds of ruleset {method.ruleset}")
    yield bullets(method.thresholds)


def _reach(reach: Reach) -> Iterator[Block]:
    yield _heading(2, ours("Who was asked, and who was not"))
    yield from map(paragraph, reach.lines)
    yield reach.coverage
    yield reach.sessions
    if reach.follow_up:
        yield label("To follow up")
        yield bullets(reach.follow_up)


def _left_out(left_out: LeftOut) -> Iterator[Block]:
    yield _heading(2, ours("What was left out, and why"))
    yield from map(paragraph, left_out.reasons)
    if left_out.items:
        yield label("Left out of this copy")
        yield bullets(left_out.items)


def _annex(set_aside: tuple[SetAside, ...]) -> Iterator[Block]:
    yield _heading(2, ours("Annex: findings that were set aside"))
    yield paragraph(
        "A person set these aside. They count for nothing above; they stand here with what was "
        "suggested and why it was set aside."
    )
    for each in set_aside:
        yield Paragraph(runs=(typed(each.subject, Weight.STRONG), ours(f"({each.reference})")))
        yield from _pair(each.pair)
