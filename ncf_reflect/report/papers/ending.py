"""How a paper ends: its limits, who was asked, what was left out, method, decisions, its data."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import (
    Block,
    Facts,
    Paragraph,
    Weight,
    bullets,
    heading,
    label,
    ours,
    paragraph,
    typed,
    words_of,
)
from ncf_reflect.report.papers.sections import pair
from ncf_reflect.report.values import GapReport, LeftOut, Method, Reach, SetAside, Trace


def ending(report: GapReport) -> Iterator[Block]:
    """All that comes after the sections."""
    yield heading(2, ours("Limits of this report"))
    if report.own_limits:
        yield from words_of(report.own_limits)
    yield bullets(report.limits)
    yield from _reach(report.reach)
    yield from _left_out(report.left_out)
    yield from method(report.method)
    yield from _decisions(report)
    if report.set_aside:
        yield from _set_aside(report.set_aside)
    if report.attribution:
        yield heading(2, ours("Whose words are quoted"))
        yield paragraph(report.attribution)
    yield from trace(report.trace)


def _decisions(report: GapReport) -> Iterator[Block]:
    yield heading(2, ours("Decisions"))
    if report.decisions:
        yield report.decisions
    else:
        yield paragraph("Nobody has recorded a decision on these findings yet.")


MADE_FROM = "What this report was made from"


def trace(of: Trace) -> Iterator[Block]:
    """What the copy was made from, so that somebody can check that it still tells the same."""
    yield heading(2, ours(MADE_FROM))
    yield Facts(facts=tuple((name, ours(known)) for name, known in _known(of)))
    yield paragraph(
        "The same data, ruleset and choices give the same report to the letter. “ncf-reflect show” "
        "and a reference lead to what was recorded; “ncf-reflect verify” says whether this report "
        "still tells what the mapping holds."
    )


def trace_in_short(of: Trace) -> Iterator[Block]:
    """The same in one line, for a paper of one page."""
    yield heading(3, ours(MADE_FROM))
    yield paragraph(" ".join(f"{name}: {known}." for name, known in _known(of)))


def _known(of: Trace) -> tuple[tuple[str, str], ...]:
    return (
        ("Data as of", of.dated_words),
        ("SHA-256 of the data", of.data_hash),
        ("Ruleset", of.ruleset),
        ("Made with", f"NCF Reflect {of.version}"),
    )


def method(of: Method) -> Iterator[Block]:
    """How the groups were compared, with every threshold."""
    yield heading(2, ours("How the groups were compared"))
    yield from map(paragraph, of.lines)
    yield label(f"The thresholds of ruleset {of.ruleset}")
    yield bullets(of.thresholds)


def _reach(reach: Reach) -> Iterator[Block]:
    yield heading(2, ours("Who was asked, and who was not"))
    yield from map(paragraph, reach.lines)
    yield paragraph("How far each group got stands under “How do you know it?”.")
    yield reach.sessions
    if reach.follow_up:
        yield label("To follow up")
        yield bullets(reach.follow_up)


def _left_out(left_out: LeftOut) -> Iterator[Block]:
    yield heading(2, ours("What was left out, and why"))
    yield from map(paragraph, left_out.reasons)
    if left_out.items:
        yield label("Left out of this copy")
        yield bullets(left_out.items)


def _set_aside(aside: tuple[SetAside, ...]) -> Iterator[Block]:
    yield heading(2, ours("Annex: findings that were set aside"))
    yield paragraph(
        "A person set these aside. They count for nothing above; they stand here with what was "
        "suggested and why it was set aside."
    )
    for each in aside:
        yield Paragraph(runs=(typed(each.subject, Weight.STRONG), ours(f"({each.reference})")))
        yield from pair(each.pair)
