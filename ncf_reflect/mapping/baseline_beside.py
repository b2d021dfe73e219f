"""The local baseline beside what groups said, section by section: four states, and what is new.

By the themes that a person matched; likeness only suggests. Only groups and themes are told, never
the words of a point: a small group's stay its own.
"""

from collections.abc import Iterable, Iterator, Mapping

from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.themes import RaisedTheme
from ncf_reflect.mapping.alike import likely_themes
from ncf_reflect.mapping.baseline_words import Said, line_sentence, new_sentence
from ncf_reflect.mapping.references import baseline_names, references_of
from ncf_reflect.model.bank import Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.evidence import (
    BaselineItem,
    BaselineList,
    BaselineMatch,
    BaselineState,
)
from ncf_reflect.model.findings import ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.session import Round, Session
from ncf_reflect.model.text import counted

Line = tuple[BaselineItem, str, BaselineMatch | None]
"""A line of the baseline, its reference, and what a person said it is about."""


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


class BaselineReader:
    """Puts the baseline beside what groups said, and again only where something changed."""

    def __init__(self) -> None:
        self._heard: tuple[Session, ...] = ()
        self._said: dict[str, tuple[Section, Said]] = {}
        self._known: dict[str, tuple[tuple[Line, ...], SectionBeside]] = {}

    def read(self, round_: Round) -> tuple[SectionBeside, ...]:
        """The sections that the baseline speaks of, in the order of the round; () without one.

        "Newly raised" leaves out what is suggested for a line that nobody matched yet.
        """
        baseline = round_.baseline
        if baseline is None:
            return ()
        self._hear(round_)
        named = references_of(baseline_names(baseline))
        matches = {match.item: match for match in round_.baseline_matches}
        by_section: dict[str, list[Line]] = {}
        for item in baseline.items:
            line = (item, named[item.id], matches.get(item.id))
            by_section.setdefault(item.section, []).append(line)
        return tuple(
            self._section(slug, tuple(by_section[slug]))
            for slug in self._said
            if slug in by_section
        )

    def _hear(self, round_: Round) -> None:
        if not self._said or round_.readable_sessions != self._heard:
            self._heard = round_.readable_sessions
            pooled = pool(round_)
            self._said = {one.section.slug: (one.section, Said(one)) for one in pooled}
            self._known = {}

    def _section(self, slug: str, lines: tuple[Line, ...]) -> SectionBeside:
        known = self._known.get(slug)
        if known is None or known[0] != lines:
            known = (lines, _section(*self._said[slug], lines))
            self._known[slug] = known
        return known[1]


def baseline_beside(round_: Round) -> tuple[SectionBeside, ...]:
    """A round's baseline beside what groups said, read once."""
    return BaselineReader().read(round_)


def rows_beside(beside: SectionBeside) -> Iterator[BaselineRow]:
    """A section for a report: its lines, then what is newly raised."""
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


def _section(section: Section, said: Said, lines: Iterable[Line]) -> SectionBeside:
    words = said.words
    beside = tuple(_item(line, said, words) for line in lines)
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
        section=section, items=beside, new=new, themes=tuple(words), heard=said.heard
    )


def _item(line: Line, said: Said, words: Mapping[str, Iterable[str]]) -> ItemBeside:
    item, reference, found = line
    match = found or BaselineMatch(item=item.id, themes=(), settled=False)
    wanted = {theme.casefold() for theme in match.themes}
    themes = tuple(theme for theme in words if theme.casefold() in wanted)
    raised = said.as_one(themes)
    state = _state(item, match, raised, heard=said.heard)
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
    groups = tuple(said.as_one((theme,)))
    return NewTheme(
        theme=theme, groups=groups, sentence=new_sentence(theme, said, all_matched=all_matched)
    )
