"""What the evidence of a round can stand beside, and what each piece bears on; read once."""

from collections.abc import Iterable
from functools import cached_property

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_checks import Known, faults_of, known_in
from ncf_reflect.mapping.references import Names, gap_names, id_of
from ncf_reflect.mapping.themes import ListedTheme, list_themes
from ncf_reflect.model.evidence import Evidence, EvidenceFacts, Link, LinkKind
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round


class EvidenceLinks:
    """What links lead to in a round as it stands."""

    def __init__(self, round_: Round) -> None:
        self._round = round_

    def as_meant(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """The links, each theme as the round spells it, each gap by its id if it was named by its
        reference ("safe-G-9a0b"), none of them twice."""
        meant: dict[tuple[LinkKind, str], Link] = {}
        for link in links:
            known_as = link.id
            if link.kind is LinkKind.THEME:
                known_as = self._spelled.get(link.id.casefold(), link.id)
            elif link.kind is LinkKind.GAP:
                known_as = id_of(link.id, self._gaps) or link.id
            one = Link(kind=link.kind, id=known_as)
            meant.setdefault(one.key, one)
        return tuple(meant.values())

    def faults(self, links: Iterable[Link]) -> tuple[Fault, ...]:
        """Each link to something that is not there, with its place: `links[0].id`."""
        linked = EvidenceFacts.model_construct(
            strand=Strand.AUDIT, source="", says="", level=EvidenceLevel.WEAK, links=tuple(links)
        )
        unraised = (
            Fault(
                place=f"links[{number}].id", expected=f"there is no theme “{link.id}” in this round"
            )
            for number, link in enumerate(linked.links)
            if link.kind is LinkKind.THEME and link.id.casefold() not in self._spelled
        )
        return (*faults_of(linked, "", self._known), *unraised)

    def sections_of(self, evidence: Evidence) -> tuple[str, ...]:
        """The sections that a piece of evidence bears on, in the order of the round.

        By its links to sections, questions and gaps; without any, by where its themes were raised.
        """
        found: set[str] = set()
        for link in evidence.links:
            if link.kind is LinkKind.SECTION:
                found.add(link.id)
            elif link.kind is LinkKind.QUESTION:
                found.add(self._known.questions.get(link.id, ""))
            elif link.kind is LinkKind.GAP:
                found.add(self._sections_of_gaps.get(link.id, ""))
        found = found or {
            section
            for link in evidence.links
            if link.kind is LinkKind.THEME
            for section in self._raised_in.get(link.id.casefold(), ())
        }
        return tuple(slug for slug in self.sections if slug in found)

    @property
    def sections(self) -> tuple[str, ...]:
        """The slugs of the sections that the round asks, in its order."""
        return tuple(self._known.sections)

    @cached_property
    def _known(self) -> Known:
        return known_in(self._round)

    @cached_property
    def _themes(self) -> tuple[ListedTheme, ...]:
        return list_themes(self._round)

    @cached_property
    def _spelled(self) -> dict[str, str]:
        return {theme.name.casefold(): theme.name for theme in self._themes}

    @cached_property
    def _raised_in(self) -> dict[str, set[str]]:
        """Per theme the sections in which it was raised."""
        sections = self._known.questions
        return {
            theme.name.casefold(): {sections[question] for question in theme.questions}
            for theme in self._themes
        }

    @cached_property
    def _gaps(self) -> Names:
        return gap_names(self._round)

    @cached_property
    def _sections_of_gaps(self) -> dict[str, str]:
        return {str(gap.id): gap.section for gap in self._round.gaps}


def is_linked(evidence: EvidenceFacts, link: Link) -> bool:
    """Whether a piece of evidence stands beside this already; of a theme whatever its capitals."""
    return any(one.key == link.key for one in evidence.links)


def without_link(evidence: EvidenceFacts, link: Link) -> tuple[Link, ...]:
    """The links of a piece of evidence but for this one. RefusedError where it is none of them."""
    left = tuple(one for one in evidence.links if one.key != link.key)
    if len(left) == len(evidence.links):
        raise RefusedError(f"It is not linked to the {link.kind} “{link.id}”.")
    return left
