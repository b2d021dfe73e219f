"""What stands beside staff views: audit, data, the voice of children and families (METHOD.md 9).

It counts where it was said on a question ("how we know"), where evidence from outside is linked to
the question, its section, its themes or the gap, and where a person matched a line of the local
baseline with a theme (that is audit).
"""

from collections.abc import Iterable, Iterator

from ncf_reflect.mapping.baseline import is_own_baseline
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.themes import Placed, placed_points
from ncf_reflect.model.base import Value
from ncf_reflect.model.evidence import BaselineItem, Direction, Evidence, LinkKind
from ncf_reflect.model.gap import Gap, GapFacts, SourceKind
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round

BEYOND_STAFF = (Strand.AUDIT, Strand.DATA, Strand.VOICE)
NO_VOICE = "Voice of children and families: nothing here yet."
"""What stands in the place of their voice as long as it is empty."""


class Beside(Value):
    """One thing from outside staff views that stands beside a finding or a gap."""

    strand: Strand
    says: str
    source: str
    id: str
    """Of the evidence, the point, or the line of the baseline."""
    direction: Direction = Direction.NEITHER


class Outside:
    """All that stands beside the questions and gaps of a round, read once."""

    def __init__(self, round_: Round) -> None:
        self._evidence = [
            (_of_evidence(one), {link.key for link in one.links}) for one in round_.evidence
        ]
        self._points: dict[str, Placed] = {}
        self._said: dict[str, list[Placed]] = {}
        for placed in placed_points(round_):
            self._points[str(placed.point.id)] = placed
            self._said.setdefault(placed.question, []).append(placed)
        self._sections = {
            asked.question.id: asked.section.slug for bank in round_.banks for asked in bank.asked()
        }
        self._matched = _matched(round_)

    def question(self, question: str) -> tuple[Beside, ...]:
        """What stands beside the findings on a question."""
        said = self._said.get(question, [])
        section = self._sections.get(question, "")
        links = {(LinkKind.QUESTION, question), (LinkKind.SECTION, section)}
        return tuple(self._beside(said, section, _themes(said), links))

    def gap(self, gap: GapFacts) -> tuple[Beside, ...]:
        """What stands beside a gap: on its question, else on what it was drafted from."""
        said = self._drafted_from(gap)
        links = {(LinkKind.SECTION, gap.section)}
        if gap.question:
            links.add((LinkKind.QUESTION, gap.question))
        if isinstance(gap, Gap):
            links.add((LinkKind.GAP, str(gap.id)))
        themes = {gap.theme.casefold()} if gap.theme else _themes(said)
        return tuple(self._beside(said, gap.section, themes, links))

    def _drafted_from(self, gap: GapFacts) -> list[Placed]:
        if gap.question:
            return self._said.get(gap.question, [])
        named = (source.id for source in gap.sources if source.kind is SourceKind.POINT)
        return [self._points[point] for point in dict.fromkeys(named) if point in self._points]

    def _beside(
        self,
        said: Iterable[Placed],
        section: str,
        themes: set[str],
        links: set[tuple[LinkKind, str]],
    ) -> Iterator[Beside]:
        wanted = links | {(LinkKind.THEME, theme) for theme in themes}
        for evidence, linked in self._evidence:
            if linked & wanted:
                yield evidence
        for line, of_section, on in self._matched:
            if of_section == section and on & themes:
                yield line
        for placed in said:
            if placed.point.strand in BEYOND_STAFF:
                yield _of_point(placed)


def strands_of(round_: Round, of: GapFacts | str) -> frozenset[Strand]:
    """The strands that stand beside a gap, or beside the findings on a question (its id)."""
    outside = Outside(round_)
    found = outside.question(of) if isinstance(of, str) else outside.gap(of)
    return frozenset(one.strand for one in found)


def staff_view_only(of: GapFacts | str, round_: Round) -> bool:
    """Whether no audit, data or voice is linked to a gap, or to a question by its id (METHOD 9)."""
    return not strands_of(round_, of)


def voice_of(round_: Round, gap: GapFacts) -> tuple[Beside, ...]:
    """What children and families said that bears on a gap; its place can be seen to be empty."""
    return tuple(one for one in Outside(round_).gap(gap) if one.strand is Strand.VOICE)


def _matched(round_: Round) -> list[tuple[Beside, str, set[str]]]:
    """The lines of the local baseline that a person matched, with their sections and themes.

    Another council's lists, put there as an example, are evidence of nothing here.
    """
    if round_.baseline is None or not is_own_baseline(round_):
        return []
    known = {item.id: item for item in round_.baseline.items}
    matches = (m for m in round_.baseline_matches if m.themes and m.item in known)
    return [
        (
            _of_baseline(known[match.item], round_.baseline.source),
            known[match.item].section,
            set(map(str.casefold, match.themes)),
        )
        for match in matches
    ]


def _themes(said: Iterable[Placed]) -> set[str]:
    return {theme.casefold() for placed in said for theme in placed.point.themes}


def _of_evidence(evidence: Evidence) -> Beside:
    when = f", {day(evidence.dated)}" if evidence.dated else ""
    return Beside(
        strand=evidence.strand,
        says=evidence.says,
        source=f"{evidence.source}{when}",
        id=str(evidence.id),
        direction=evidence.direction,
    )


def _of_baseline(item: BaselineItem, source: str) -> Beside:
    return Beside(strand=Strand.AUDIT, says=item.text, source=source, id=item.id)


def _of_point(placed: Placed) -> Beside:
    assert placed.point.strand is not None, "only points with a strand stand beside anything"
    groups = " and ".join(group.shown for group in placed.groups)
    return Beside(
        strand=placed.point.strand,
        says=placed.point.text,
        source=f"named by {groups}",
        id=str(placed.point.id),
    )
