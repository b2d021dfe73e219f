"""The local baseline beside what groups said, section by section: four states, and what is new.

By the themes that a person matched; likeness only suggests. Only groups and themes are told, never
the words of a point: a small group's stay its own.
"""

from collections.abc import Iterable, Iterator, Mapping

from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.themes import RaisedTheme, alphabetical
from ncf_reflect.mapping.alike import likely_themes
from ncf_reflect.mapping.baseline_words import Said, as_one, line_sentence, new_sentence
from ncf_reflect.mapping.reporting.words import counted
from ncf_reflect.model.bank import Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineItem,
    BaselineList,
    BaselineMatch,
    BaselineState,
)
from ncf_reflect.model.findings import ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Point, Round


class Suggested(Value):
    """A theme that a line is likely about. The words it is like are for the Desk, not a report."""

    theme: str
    like: str = ""


class ItemBeside(Value):
    """A line of the baseline beside what groups said."""

    item: BaselineItem
    reference: str
    state: BaselineState
    themes: tuple[str, ...] = ()
    """Those that a person matched it with and that are raised in its section now."""
    groups: tuple[Group, ...] = ()
    """Those that raised one of them."""
    sentence: str
    suggestions: tuple[Suggested, ...] = ()


class NewTheme(Value):
    """A theme that groups raised in a section and that matches no line."""

    theme: str
    groups: tuple[Group, ...]
    sentence: str


class SectionBeside(Value):
    """A section: the baseline's lines, and what groups raised beyond them."""

    section: Section
    items: tuple[ItemBeside, ...]
    new: tuple[NewTheme, ...]
    themes: tuple[str, ...]
    """Every theme that groups raised here, by the alphabet."""
    heard: bool
    """Whether any group answered here in a session that may be read."""

    @property
    def not_matched(self) -> int:
        """Lines that nobody matched yet."""
        return sum(one.state is BaselineState.NOT_MATCHED for one in self.items)

    @property
    def sentence(self) -> str:
        """How many lines are in which state."""
        counts = [(state, sum(one.state is state for one in self.items)) for state in BaselineState]
        told = "; ".join(f"{number} {state.shown}" for state, number in counts if number)
        new = f"; {counted(len(self.new), 'theme')} newly raised" if self.new else ""
        more = ", as far as lines are matched" if self.new and self.not_matched else ""
        return f"{counted(len(self.items), 'line')}: {told}{new}{more}."


class BaselineRow(Value):
    """A line of the baseline, or a theme that is not on it, as a report prints it."""

    reference: str
    """Empty for a theme that is newly raised."""
    section: str
    heading: str = ""
    list: str = ""
    """What it is on the list of; empty for a theme that is newly raised."""
    text: str
    state: str
    groups: tuple[Group, ...] = ()
    themes: tuple[str, ...] = ()
    sentence: str


def baseline_beside(round_: Round) -> tuple[SectionBeside, ...]:
    """The sections that the baseline speaks of, in the order of the round; () without a baseline.

    "Newly raised" leaves out what is suggested for a line that nobody matched yet.
    """
    baseline = round_.baseline
    if baseline is None:
        return ()
    references = baseline_references(baseline)
    matches = {match.item: match for match in round_.baseline_matches}
    by_section: dict[str, list[BaselineItem]] = {}
    for item in baseline.items:
        by_section.setdefault(item.section, []).append(item)
    return tuple(
        _section(pooled, by_section[pooled.section.slug], matches, references)
        for pooled in pool(round_)
        if pooled.section.slug in by_section
    )


def baseline_references(baseline: Baseline) -> dict[str, str]:
    """Per id of a line how it is referred to: "B-7c11", as short as can be."""
    ends = {item.id: item.id.rpartition("-")[2] or item.id for item in baseline.items}
    if len(set(ends.values())) < len(ends):
        ends = {item: item for item in ends}
    length = 4
    while len({end[:length] for end in ends.values()}) < len(ends):
        length += 1
    return {item: f"B-{end[:length]}" for item, end in ends.items()}


def baseline_rows(round_: Round, section: str | None = None) -> tuple[BaselineRow, ...]:
    """The baseline for a report, by section: its lines, then what is newly raised."""
    return tuple(
        row
        for beside in baseline_beside(round_)
        if section in (None, beside.section.slug)
        for row in _rows(beside)
    )


def _rows(beside: SectionBeside) -> Iterator[BaselineRow]:
    slug = beside.section.slug
    for one in beside.items:
        yield BaselineRow(
            reference=one.reference,
            section=slug,
            heading=in_own_words(one.item.heading),
            list=one.item.list.shown,
            text=one.item.text,
            state=one.state.shown,
            groups=one.groups,
            themes=one.themes,
            sentence=one.sentence,
        )
    for new in beside.new:
        yield BaselineRow(
            reference="",
            section=slug,
            text=new.theme,
            state="newly raised",
            groups=new.groups,
            themes=(new.theme,),
            sentence=new.sentence,
        )


def _section(
    pooled: PooledSection,
    items: list[BaselineItem],
    matches: Mapping[str, BaselineMatch],
    references: Mapping[str, str],
) -> SectionBeside:
    said = _said(pooled)
    heard = any(
        answer.status is GroupStatus.ANSWERED
        for question in pooled.questions
        for answer in question.answers
    )
    words = _words_under(said)
    beside = tuple(
        _item(item, matches.get(item.id), references[item.id], said, words, heard=heard)
        for item in items
    )
    known = {theme for one in beside for theme in one.themes}
    known |= {
        likely.theme
        for one in beside
        if one.state is BaselineState.NOT_MATCHED
        for likely in one.suggestions
    }
    all_matched = all(one.state is not BaselineState.NOT_MATCHED for one in beside)
    new = tuple(_new(theme, said, all_matched) for theme in words if theme not in known)
    return SectionBeside(
        section=pooled.section, items=beside, new=new, themes=tuple(words), heard=heard
    )


def _said(pooled: PooledSection) -> Said:
    said: dict[Group, list[Point]] = {}
    for question in pooled.questions:
        for answer in question.answers:
            said.setdefault(answer.group, []).extend(one.point for one in answer.points)
    return {group: tuple(points) for group, points in said.items()}


def _words_under(said: Said) -> dict[str, tuple[str, ...]]:
    """Per theme, by the alphabet, the words of the points under it."""
    under: dict[str, list[str]] = {}
    for points in said.values():
        for point in points:
            for theme in point.themes:
                under.setdefault(theme, []).append(point.text)
    return {theme: tuple(under[theme]) for theme in sorted(under, key=alphabetical)}


def _item(
    item: BaselineItem,
    match: BaselineMatch | None,
    reference: str,
    said: Said,
    words: Mapping[str, Iterable[str]],
    *,
    heard: bool,
) -> ItemBeside:
    match = match or BaselineMatch(item=item.id, themes=(), settled=False)
    wanted = {theme.casefold() for theme in match.themes}
    themes = tuple(theme for theme in words if theme.casefold() in wanted)
    raised = {group: found for group in said if (found := as_one(said[group], themes))}
    state = _state(item, match, raised, heard=heard)
    out = wanted | {theme.casefold() for theme in match.refused}
    left = {theme: texts for theme, texts in words.items() if theme.casefold() not in out}
    suggested = () if raised else likely_themes(item.text, left)
    return ItemBeside(
        item=item,
        reference=reference,
        state=state,
        themes=themes,
        groups=tuple(raised),
        sentence=line_sentence(item, match, state, said, themes),
        suggestions=tuple(Suggested(theme=one.theme, like=one.like) for one in suggested),
    )


def _state(
    item: BaselineItem, match: BaselineMatch, raised: Mapping[Group, RaisedTheme], *, heard: bool
) -> BaselineState:
    if not match.settled or not heard or (match.themes and not raised):
        return BaselineState.NOT_MATCHED
    if not match.themes:
        return BaselineState.NOBODY
    if any(_contradicts(item, found) for found in raised.values()):
        return BaselineState.CONTRADICTED
    if all(found.state is ThemeState.MENTIONED for found in raised.values()):
        return BaselineState.MENTIONED
    return BaselineState.CONFIRMED


def _contradicts(item: BaselineItem, found: RaisedTheme) -> bool:
    """Whether a group says only the other thing; what needs strengthening is in place."""
    if item.list is BaselineList.DOING:
        return found.state is ThemeState.DEVELOP and not found.only_to_strengthen
    return found.state is ThemeState.DOING


def _new(theme: str, said: Said, all_matched: bool) -> NewTheme:
    groups = tuple(group for group, points in said.items() if as_one(points, (theme,)))
    return NewTheme(
        theme=theme, groups=groups, sentence=new_sentence(theme, said, all_matched=all_matched)
    )
