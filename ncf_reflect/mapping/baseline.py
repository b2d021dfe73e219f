"""The local baseline: put beside a round, and its lines matched with themes by a person.

Likeness only suggests; nothing is matched by itself. All of it is only ever added.
"""

from collections.abc import Iterable
from datetime import date

from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.mapping.baseline_beside import BaselineReader, ItemBeside, SectionBeside
from ncf_reflect.mapping.evidence import QA_LEAD
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.references import baseline_names, id_of
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineEntry,
    BaselineItem,
    BaselineMatch,
    BaselineMatchEntry,
)
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.session import Round
from ncf_reflect.model.typed import typed


def use_baseline(
    mapping: OpenedMapping, round_: Round, baseline: Baseline, role: str = QA_LEAD
) -> bool:
    """Put a baseline beside a round, in the place of the one before; False where it is there.

    What was matched stays with the lines whose words are the same. FaultsError where a line is
    about a section that the round does not ask.
    """
    slugs = [section.slug for bank in round_.banks for section in bank.sections]
    strange = dict.fromkeys(i.section for i in baseline.items if i.section not in slugs)
    if strange:
        known = ", ".join(slugs)
        faults = [
            Fault(place="sections", expected=f"“{slug}” is no section of this round: {known}")
            for slug in strange
        ]
        raise FaultsError("This baseline cannot be put beside the round.", faults)
    if baseline == round_.baseline:
        return False
    stamp = {"at": mapping.clock(), "role": role.strip(), "salt": mapping.new_salt()}
    fields = {name: getattr(baseline, name) for name in Baseline.model_fields}
    mapping.store.append_to_round(round_.title, [typed(BaselineEntry, {**fields, **stamp})])
    return True


def whose_sentence(round_: Round) -> str:
    """Whose baseline stands beside the round, and since when it holds; that there is none."""
    baseline = round_.baseline
    if baseline is None:
        return "No local baseline stands beside this round yet."
    whose = f"Local baseline of {baseline.authority}{_dated(baseline.dated)}."
    if not is_own_baseline(round_):
        whose += f" An example: it is not {round_.authority}’s own."
    return whose


def is_own_baseline(round_: Round) -> bool:
    """Whether the baseline beside the round is the authority's own, not an example."""
    baseline = round_.baseline
    return not baseline or baseline.authority.casefold() == round_.authority.casefold()


def _dated(dated: str) -> str:
    try:
        return f", {day(date.fromisoformat(dated))}"
    except ValueError:
        return f", {dated}" if dated else ""


class Matcher:
    """Matches lines of the baseline with themes, one at a time, and knows the way back."""

    def __init__(self, mapping: OpenedMapping, round_title: str, role: str = QA_LEAD) -> None:
        self._mapping = mapping
        self._title = round_title
        self._role = role.strip()
        self._done: list[BaselineMatch] = []
        self._reader = BaselineReader()

    @property
    def round(self) -> Round:
        """The round as it stands now."""
        return self._mapping.round(self._title)

    @property
    def sections(self) -> tuple[SectionBeside, ...]:
        """The baseline beside what groups said, as it stands now."""
        return self._reader.read(self.round)

    def line(self, item: str) -> ItemBeside | None:
        """A line beside what groups said; None where there is no such line."""
        lines = (line for section in self.sections for line in section.items)
        return next((line for line in lines if line.item.id == item), None)

    def themes_for(self, line: BaselineItem) -> tuple[str, ...]:
        """The themes that groups raised in the section of a line, by the alphabet."""
        found = (one.themes for one in self.sections if one.section.slug == line.section)
        return next(found, ())

    def match(self, item: str, themes: Iterable[str]) -> BaselineMatch:
        """Say which themes a line is about, in place of what was said before.

        RefusedError where no group raised a theme in the line's section, or there is no such line.
        """
        round_ = self.round
        line = item_of(round_, item)
        raised = {theme.casefold(): theme for theme in self.themes_for(line)}
        wanted = dict.fromkeys(theme.strip().casefold() for theme in themes)
        missing = [theme for theme in wanted if theme not in raised]
        if missing or not wanted:
            known = ", ".join(sorted(raised.values(), key=str.casefold)) or "none yet"
            what = f"No group raised “{missing[0]}”" if missing else "Name a theme"
            raise RefusedError(f"{what} on {line.section}. Themes there: {known}.")
        before = match_of(round_, line.id)
        return self._record(round_, line, themes=tuple(raised[theme] for theme in wanted),
                            settled=True, refused=before.refused)  # fmt: skip

    def nobody(self, item: str) -> BaselineMatch:
        """Say that no group raised a line. What is suggested for it just now is refused with it.

        RefusedError where no group was heard on its section, or sessions are sealed.
        """
        round_ = self.round
        line = item_of(round_, item)
        waiting = sealed_lines(round_)
        if waiting:
            raise RefusedError("Sessions are sealed: what they raised is not known yet.")
        if not all(one.heard for one in self.sections if one.section.slug == line.section):
            raise RefusedError("No finished session answered here yet: nobody was heard on it.")
        beside = self.line(line.id)
        suggested = (likely.theme for likely in (beside.suggestions if beside else ()))
        refused = (*match_of(round_, line.id).refused, *suggested)
        return self._record(round_, line, themes=(), settled=True, refused=refused)

    def refuse(self, item: str, theme: str) -> BaselineMatch:
        """Say that a line is not about a theme that was suggested for it."""
        round_ = self.round
        line = item_of(round_, item)
        before = match_of(round_, line.id)
        kept = tuple(has for has in before.themes if has.casefold() != theme.casefold())
        settled = bool(kept) or (before.settled and not before.themes)
        refused = (*before.refused, theme)
        return self._record(round_, line, themes=kept, settled=settled, refused=refused)

    def take_back(self, item: str) -> BaselineMatch:
        """Make a line not yet matched again; what was refused for it is suggested again."""
        round_ = self.round
        return self._record(round_, item_of(round_, item), themes=(), settled=False, refused=())

    def undo(self) -> BaselineItem | None:
        """Take the last change back, by a further entry; its line, None where there is none."""
        if not self._done:
            return None
        before = self._done[-1]
        self._append(before)
        self._done.pop()
        return item_of(self.round, before.item)

    def _record(
        self,
        round_: Round,
        line: BaselineItem,
        *,
        themes: tuple[str, ...],
        settled: bool,
        refused: Iterable[str],
    ) -> BaselineMatch:
        taken = {theme.casefold() for theme in themes}
        spelled = {theme.casefold(): theme for theme in refused if theme.casefold() not in taken}
        before = match_of(round_, line.id)
        after = BaselineMatch(
            item=line.id, themes=themes, settled=settled, refused=tuple(spelled.values())
        )
        if after != before:
            self._append(after)
            self._done.append(before)
        return after

    def _append(self, match: BaselineMatch) -> None:
        stamp = {"role": self._role, "salt": self._mapping.new_salt()}
        fields = {**match.model_dump(), "at": self._mapping.clock(), **stamp}
        self._mapping.store.append_to_round(self._title, [typed(BaselineMatchEntry, fields)])


def item_of(round_: Round, known_as: str) -> BaselineItem:
    """The line of this id, or of this reference ("B-7c11"). RefusedError where there is none."""
    if round_.baseline is None:
        raise RefusedError("No local baseline stands beside this round yet: put one beside it.")
    wanted = id_of(known_as, baseline_names(round_.baseline))
    for item in round_.baseline.items:
        if item.id == wanted:
            return item
    raise RefusedError(f"There is no line {known_as} in the local baseline.")


def match_of(round_: Round, item: str) -> BaselineMatch:
    """What a person said a line is about; not settled where nobody did."""
    found = (match for match in round_.baseline_matches if match.item == item)
    return next(found, BaselineMatch(item=item, themes=(), settled=False))
