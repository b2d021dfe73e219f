"""The expectation lens: who spoke to which of the Framework's expectations, and which nobody did.

Only sessions that are finished and not sealed are read. A link of a theme holds for its points,
that of a gap for the points that it rests on. Nothing here is a measure, and what nobody mentioned
is something to ask about.
"""

from collections.abc import Iterable, Iterator

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_lists import list_gaps
from ncf_reflect.mapping.gaps import points_of
from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.mapping.themes import Placed, placed_points
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.framework import Chapter, Framework, PlacedExpectation
from ncf_reflect.model.gap import Gap
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.lens import (
    Lens,
    LensLink,
    LensPoint,
    LensRow,
    LensSection,
    Linkable,
    Spoken,
)
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import ExpectationLink, LinkedKind
from ncf_reflect.model.text import short_name

NOTHING_FINISHED = (
    "No session is finished yet, so nothing that was said can be read here. "
    "What is expected stands below."
)
NAMES_THEM = "care leaver"


def read_lens(round_: Round, framework: Framework) -> Lens:
    """Every expectation of the guidance, section by section, with who spoke to it and how."""
    reader = _Reader(round_)
    sections = tuple(
        LensSection(
            slug=chapter.slug,
            name=chapter.name,
            short=_short(round_, chapter),
            rows=tuple(map(reader.row, chapter.placed())),
        )
        for chapter in framework.sections
    )
    sealed = sealed_lines(round_)
    return Lens(
        round=round_.title,
        sections=sections,
        care_leavers=_care_leavers(round_, sections),
        sealed=sealed,
        unread="" if round_.readable_sessions else "\n".join(sealed) or NOTHING_FINISHED,
        credit=framework.credit,
    )


def placed_in(framework: Framework, known_as: str) -> PlacedExpectation:
    """An expectation by its id. RefusedError where the Framework has none."""
    for placed in framework.placed():
        if placed.id == known_as.strip():
            return placed
    raise RefusedError(
        f"There is no expectation “{known_as}”. `ncf-reflect expectations` lists them, with "
        "--find for words in them; each line begins with its id."
    )


class _Reader:
    """A round's links, put in order by expectation."""

    def __init__(self, round_: Round) -> None:
        self._placed = {str(placed.point.id): placed for placed in placed_points(round_)}
        self._asked = {asked.question.id: asked for bank in round_.banks for asked in bank.asked()}
        self._links: dict[str, list[ExpectationLink]] = {}
        for link in round_.expectation_links:
            self._links.setdefault(link.expectation, []).append(link)
        # What gaps rest on was read from sessions that may be sealed again by now.
        readable = list_gaps(round_) if round_.readable_sessions and round_.gaps else ()
        self._gaps = {listed.id: listed for listed in readable}

    def row(self, expectation: PlacedExpectation) -> LensRow:
        """The expectation with all that speaks to it."""
        ways: dict[str, list[str]] = {}
        links = list(self._linked(expectation.id, ways))
        bearing = [one for one in self._gaps.values() if expectation.id in one.gap.expectations]
        links += [
            LensLink(kind=Linkable.GAP, id=one.id, words=one.place, about=f"gap · {one.reference}")
            for one in bearing
        ]
        for one in bearing:
            for point in points_of(one.gap):
                ways.setdefault(point, []).append(f"gap {one.reference}")
        spoke = [self._placed[point] for point in self._placed if point in ways]
        groups = _by_group(spoke, (one.gap for one in bearing if not points_of(one.gap)))
        return LensRow(
            placed=expectation,
            spoken=_together(groups.values()),
            groups=groups,
            points=tuple(self._point(one, ways[str(one.point.id)]) for one in spoke),
            links=tuple(links),
        )

    def _linked(self, expectation: str, ways: dict[str, list[str]]) -> Iterator[LensLink]:
        """The links of points and themes; by which way each point is linked goes into `ways`."""
        for link in self._links.get(expectation, ()):
            if link.kind is LinkedKind.THEME:
                yield LensLink(kind=Linkable.THEME, id=link.id, words=link.id, about="theme")
                for point in self._under(link.id):
                    ways.setdefault(point, []).append(f"theme “{link.id}”")
            elif link.id in self._placed:
                ways.setdefault(link.id, []).insert(0, "")
                placed = self._placed[link.id]
                about = f"point · {about_point(placed, self._asked[placed.question])}"
                yield LensLink(
                    kind=Linkable.POINT, id=link.id, words=placed.point.text, about=about
                )

    def _under(self, theme: str) -> Iterator[str]:
        wanted = theme.casefold()
        for known_as, placed in self._placed.items():
            if any(has.casefold() == wanted for has in placed.point.themes):
                yield known_as

    def _point(self, placed: Placed, ways: list[str]) -> LensPoint:
        return LensPoint(
            id=str(placed.point.id),
            text=placed.point.text,
            kind=placed.point.kind,
            groups=in_order(placed.groups),
            question=self._asked[placed.question].question.short,
            # What is linked itself needs no other way.
            by_way_of=() if "" in ways else tuple(ways),
        )


def about_point(placed: Placed, asked: AskedQuestion) -> str:
    """What is worth knowing of a point: "to develop · workers · First interaction"."""
    groups = " and ".join(group.shown for group in in_order(placed.groups))
    chip = placed.point.kind.chip
    return f"{chip[:1].lower()}{chip[1:]} · {groups} · {asked.question.short}"


def _by_group(spoke: Iterable[Placed], without_points: Iterable[Gap]) -> dict[Group, Spoken]:
    kinds: dict[Group, set[Kind]] = {}
    for placed in spoke:
        for group in placed.groups:
            kinds.setdefault(group, set()).add(placed.point.kind)
    for gap in without_points:
        for group in gap.groups:
            kinds.setdefault(group, set())
    return {group: _how(kinds[group]) for group in Group if group in kinds}


def _how(kinds: set[Kind]) -> Spoken:
    """As for a theme (METHOD.md section 4): only what is done and what is to develop count."""
    if {Kind.DOING, Kind.DEVELOP} <= kinds:
        return Spoken.BOTH
    if Kind.DOING in kinds:
        return Spoken.DOING
    return Spoken.DEVELOP if Kind.DEVELOP in kinds else Spoken.MENTIONED


def _together(ways: Iterable[Spoken]) -> Spoken:
    found = set(ways)
    if Spoken.BOTH in found or {Spoken.DOING, Spoken.DEVELOP} <= found:
        return Spoken.BOTH
    for spoken in (Spoken.DOING, Spoken.DEVELOP, Spoken.MENTIONED):
        if spoken in found:
            return spoken
    return Spoken.NOBODY


def _short(round_: Round, chapter: Chapter) -> str:
    found = (s.short for bank in round_.banks for s in bank.sections if s.slug == chapter.slug)
    return next(found, short_name(chapter.slug))


def _care_leavers(round_: Round, sections: Iterable[LensSection]) -> str:
    rows = [row for section in sections for row in section.rows if row.belongs_to_care_leavers]
    if not rows:
        return ""
    texts = (asked.question.text for bank in round_.banks for asked in bank.asked())
    names = (NAMES_THEM, in_own_words("care leavers").casefold())
    named = any(name in text.casefold() for text in texts for name in names)
    question = "a question that names them" if named else "no question of their own"
    who = in_own_words("Care leavers")
    return f"{who}: {len(rows)} expectations and {question}; {_spoken_words(rows)}"


def _spoken_words(rows: list[LensRow]) -> str:
    left = [row for row in rows if row.spoken is Spoken.NOBODY]
    if len(left) == len(rows):
        return "nobody has spoken to any of them yet: ask."
    return "ask about those that nobody mentioned." if left else "each was spoken to."
