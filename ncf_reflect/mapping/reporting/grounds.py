"""Which points a finding rests on, by their references."""

from collections.abc import Iterable
from dataclasses import dataclass

from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.references import Citations
from ncf_reflect.mapping.reporting.strengths import strong_groups
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.findings import Code, GroupFinding, ThemeState
from ncf_reflect.model.kinds import Kind

_TO_DEVELOP = (ThemeState.DEVELOP, ThemeState.BOTH)


@dataclass(frozen=True)
class Grounds:
    """Finds the points of this copy that bear a finding out."""

    citations: Citations
    guards: Guards

    def of_gap(self, subject: Subject) -> tuple[str, ...]:
        """The points to develop under themes that every group that answered raises."""
        answered = [group for group in subject.finding.groups if group.themes]
        shared = [
            theme
            for theme in (answered[0].themes if answered else ())
            if all(group.themes.get(theme) in _TO_DEVELOP for group in answered)
        ]
        return self._points(subject, subject.finding.groups, shared, (Kind.DEVELOP,))

    def of_difference(self, subject: Subject) -> tuple[str, ...]:
        """The points under themes that one group does and another wants developed."""
        pairs = [p for p in subject.finding.pairs if (p.counts_as or (None,))[0] is Code.DISSONANCE]
        opposed = [theme for pair in pairs for theme in pair.themes.opposed]
        kinds = (Kind.DOING, Kind.DEVELOP)
        return self._points(subject, subject.finding.groups, opposed, kinds)

    def of_strength(self, subject: Subject) -> tuple[str, ...]:
        """The points of what all who agree are doing already."""
        groups = strong_groups(subject)
        done = [
            theme
            for theme in (groups[0].themes if groups else ())
            if all(group.themes.get(theme) is ThemeState.DOING for group in groups)
        ]
        return self._points(subject, groups, done, (Kind.DOING,))

    def _points(
        self,
        subject: Subject,
        groups: Iterable[GroupFinding],
        themes: Iterable[str],
        kinds: tuple[Kind, ...],
    ) -> tuple[str, ...]:
        wanted = {theme.casefold() for theme in themes}
        return tuple(
            self.citations.point(subject.said.asked, group.group, pooled.point)
            for group in groups
            for answer in [subject.said.of(group.group)]
            for pooled in answer.of_kind(*kinds)
            if wanted & {theme.casefold() for theme in pooled.point.themes}
            and not self.guards.hides(answer, pooled)
        )
