"""Linking points, themes and gaps to expectations, one change at a time, with the way back.

A person makes each link; what is alike is only suggested. All of it is only ever added.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_lists import gap_of
from ncf_reflect.mapping.gaps import amend_gap
from ncf_reflect.mapping.lens import placed_in
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import list_themes, placed_points
from ncf_reflect.model.framework import Framework
from ncf_reflect.model.lens import Linkable
from ncf_reflect.model.round_book import AnyRoundEntry
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import ExpectationLinkEntry, LinkedKind
from ncf_reflect.model.typed import typed


class Change(NamedTuple):
    """One link, made or taken back."""

    kind: Linkable
    id: str
    """Of a point or a gap its id, of a theme its name."""
    expectation: str
    put: bool


class Linker:
    """Makes and takes back the links of a round, in one role."""

    def __init__(
        self, mapping: OpenedMapping, title: str, role: str, framework: Callable[[], Framework]
    ) -> None:
        """`framework` gives the guidance; asked for only where a link is made."""
        self._mapping = mapping
        self._title = title
        self._framework = framework
        self.role = role
        self._done: list[list[Change]] = []

    @property
    def round(self) -> Round:
        """The round as it stands now."""
        return self._mapping.round(self._title)

    def link(self, kind: Linkable, known_as: str, expectation: str) -> int:
        """Link a point, a theme or a gap to an expectation; how many links are new, 1 or 0.

        RefusedError where there is no such thing in the finished sessions, or no such expectation.
        """
        return self.change([Change(kind, known_as, expectation, put=True)])

    def unlink(self, kind: Linkable, known_as: str, expectation: str) -> int:
        """Take a link back; how many were, 1 or 0. RefusedError as for `link`."""
        return self.change([Change(kind, known_as, expectation, put=False)])

    def change(self, changes: Iterable[Change]) -> int:
        """Make or take back several links, all or none; how many changed. One step for `undo`."""
        done = self._made(changes)
        if done:
            self._done.append(done)
        return len(done)

    def undo(self) -> bool:
        """Take the last change back, by further entries; False where there is none."""
        if not self._done:
            return False
        self._made(change._replace(put=not change.put) for change in reversed(self._done[-1]))
        self._done.pop()
        return True

    def _made(self, changes: Iterable[Change]) -> list[Change]:
        if not self.role.strip():
            raise RefusedError("Say in which role you do this.")
        round_ = self.round
        wanted = [_known(round_, change) for change in changes]
        if any(change.put for change in wanted):
            framework = self._framework()
            for change in wanted:
                if change.put:
                    placed_in(framework, change.expectation)
        done = [change for change in wanted if is_linked(round_, change) is not change.put]
        with self._mapping.store.saving():
            self._mapping.store.append_to_round(round_.title, self._entries(done))
            for gap in dict.fromkeys(c.id for c in done if c.kind is Linkable.GAP):
                self._amend(round_, gap, [c for c in done if c.id == gap])
        return done

    def _amend(self, round_: Round, gap: str, changes: list[Change]) -> None:
        named = list(gap_of(round_, gap).expectations)
        for change in changes:
            (named.append if change.put else named.remove)(change.expectation)
        amend_gap(self._mapping, round_, gap, {"expectations": tuple(named)}, self.role)

    def _entries(self, done: Iterable[Change]) -> Iterator[AnyRoundEntry]:
        at = self._mapping.clock()
        for change in done:
            if change.kind is Linkable.GAP:
                continue
            fields = {"kind": LinkedKind(change.kind.value), "id": change.id}
            stamp = {"at": at, "role": self.role.strip(), "salt": self._mapping.new_salt()}
            said = {"expectation": change.expectation, "withdrawn": not change.put}
            yield typed(ExpectationLinkEntry, {**fields, **said, **stamp})


def linked_to(round_: Round, kind: Linkable, known_as: str) -> tuple[str, ...]:
    """The ids of the expectations that a point, a theme or a gap is linked to itself."""
    if kind is Linkable.GAP:
        return gap_of(round_, known_as).expectations
    found = (
        link.expectation
        for link in round_.expectation_links
        if link.kind.value == kind.value and _same(kind, link.id, known_as)
    )
    return tuple(dict.fromkeys(found))


def is_linked(round_: Round, change: Change) -> bool:
    """Whether this link stands."""
    return change.expectation in linked_to(round_, change.kind, change.id)


def _known(round_: Round, change: Change) -> Change:
    """The change with the id, or the spelling, that the round has. RefusedError without one."""
    if change.kind is Linkable.GAP:
        return change._replace(id=str(gap_of(round_, change.id).id))
    if change.kind is Linkable.POINT:
        if change.id not in {str(placed.point.id) for placed in placed_points(round_)}:
            raise RefusedError(
                f"There is no point {change.id} in the finished sessions of “{round_.title}”."
            )
        return change
    linked = (link.id for link in round_.expectation_links if link.kind is LinkedKind.THEME)
    wanted = change.id.removeprefix("#").casefold()
    for name in (*(theme.name for theme in list_themes(round_)), *linked):
        if name.casefold() == wanted:
            return change._replace(id=name)
    raise RefusedError(f"There is no theme “{change.id}” in “{round_.title}”.")


def _same(kind: Linkable, first: str, second: str) -> bool:
    if kind is Linkable.THEME:
        return first.casefold() == second.casefold()
    return first == second
