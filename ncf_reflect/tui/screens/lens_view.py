"""Where one is in the lens: which section, whose expectations, and which comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from ncf_reflect.model.framework import Role
from ncf_reflect.model.lens import Lens, LensRow, LensSection, Spoken
from ncf_reflect.model.text import capitalised
from ncf_reflect.tui.widgets.lens_rows import Headed

ALL, CARE_LEAVERS = "All", "Care leavers"
NO_SUCH_ROLE = "Nothing is expected of them by themselves in this section."
NO_CARE_LEAVERS = "The guidance in use says nothing of care leavers by themselves."
_NAMES = {
    Role.ALL_ORGANISATIONS: "Everyone",
    Role.EVERY_AREA: "Everyone",
    Role.SENIOR_LEADERS: "Leaders",
    Role.PRACTICE_SUPERVISORS: "Managers",
    Role.PRACTITIONERS: "Workers",
}
NAMES = (ALL, *dict.fromkeys(_NAMES.values()))
"""Of whom something is expected, in the order of the digits."""


@dataclass
class LensView:
    """The lens as it was read last, and what of it is shown."""

    lens: Lens
    slug: str | None
    name: str = ALL

    @property
    def section(self) -> LensSection:
        """The section that is shown."""
        return self.lens.section(self.slug)

    @property
    def place(self) -> str:
        """ "4 of 7"."""
        slugs = [section.slug for section in self.lens.sections]
        return f"{slugs.index(self.section.slug) + 1} of {len(slugs)}"

    @property
    def rows(self) -> tuple[LensRow, ...]:
        """The expectations that are shown."""
        return tuple(row for row in self.section.rows if self._is_shown(row))

    def headed(self) -> Iterator[Headed]:
        """The same under headings: of whom, and on what where the guidance has a heading."""
        under: dict[str, list[LensRow]] = {}
        for row in self.rows:
            who = row.placed.role.with_group
            topic = f": {row.placed.topic.shown}" if row.placed.topic else ""
            under.setdefault(f"{capitalised(who)}{topic}", []).append(row)
        yield from under.items()

    def go(self, where: str) -> str:
        """To the section "after" or "before", to a digit's view, or to "care leavers".

        A sentence where that cannot be; else empty.
        """
        if where == "care leavers":
            return self._to_care_leavers()
        if where.isdecimal():
            return self._to_view(NAMES[int(where) - 1])
        slugs = [section.slug for section in self.lens.sections]
        step = 1 if where == "after" else -1
        self.slug = slugs[(slugs.index(self.section.slug) + step) % len(slugs)]
        if not self.rows:
            self.name = ALL
        return ""

    def next_to_ask(self, chosen: str | None) -> str | None:
        """The id of the next expectation that nobody mentioned, in this section or a later one.

        The section is then the one that is shown. None where each that follows was mentioned.
        """
        ids = [row.placed.id for row in self.rows]
        after = self.rows[ids.index(chosen) + 1 :] if chosen in ids else self.rows
        sections = self.lens.sections
        for section in sections[sections.index(self.section) :]:
            rows = after if section is self.section else filter(self._is_shown, section.rows)
            for row in rows:
                if row.spoken is Spoken.NOBODY:
                    self.slug = section.slug
                    return row.placed.id
        return None

    def _to_view(self, name: str) -> str:
        before, self.name = self.name, name
        if self.rows:
            return ""
        self.name = before
        return NO_SUCH_ROLE

    def _to_care_leavers(self) -> str:
        for section in self.lens.sections:
            if any(row.belongs_to_care_leavers for row in section.rows):
                self.slug, self.name = section.slug, CARE_LEAVERS
                return ""
        return NO_CARE_LEAVERS

    def _is_shown(self, row: LensRow) -> bool:
        if self.name == CARE_LEAVERS:
            return row.belongs_to_care_leavers
        return self.name in (ALL, _NAMES[row.placed.role])
