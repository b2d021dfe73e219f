"""One question on the Desk: what was said, what was found, what was decided, and the words."""

from functools import cached_property

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.pairs import Verdict
from ncf_reflect.analysis.rollup import MOST_SERIOUS_FIRST, seriousness
from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import GroupFinding, PairFinding, QuestionFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledPoint, PooledQuestion

_SUMS = "To look the same, ratings would move"
"""How the lines begin that hold a pair's arithmetic: "sum" and "similar.sum" of SENTENCES.md."""


class DeskQuestion(Value):
    """One question with what was said, what was found, and the sentences for it."""

    said: PooledQuestion
    finding: QuestionFinding
    decisions: tuple[Decision, ...] = ()
    """All that was ever decided on it, oldest first."""
    staff_view_only: bool
    """Whether no audit, data or voice stands beside it (METHOD.md section 9)."""

    @property
    def severity(self) -> int:
        """0 for the most serious code (METHOD.md section 6)."""
        return severity_of(self.finding)

    @property
    def pairs(self) -> tuple[PairFinding, ...]:
        """The pairs, the most serious first, else in the fixed order."""
        return tuple(sorted(self.finding.pairs, key=severity_of))

    @property
    def gloss(self) -> str:
        """The question's code in plain words; the gloss of the pair that it comes from."""
        if not self.pairs or self.pairs[0].decision:
            return _gloss(self.finding)
        return self.gloss_of(self.pairs[0])

    def gloss_of(self, pair: PairFinding) -> str:
        """A pair's code in plain words: "They saw it differently"."""
        return _gloss(pair, topics=sentences.is_topics(pair, self._groups(pair)))

    def reasons(self, pair: PairFinding, *, with_sums: bool) -> tuple[str, ...]:
        """Why a pair came to its code, but for how many voted, which stands beside the votes."""
        beside = {self.voted(group) for group in pair.groups}
        return tuple(
            line
            for line in pair.reasons
            if line not in beside and (with_sums or not line.startswith(_SUMS))
        )

    def voted(self, group: Group) -> str:
        """How many of a group's people voted; empty without hands."""
        lines = sentences.voted_sentence(self.finding.of(group), self.said.of(group))
        return " ".join(lines)

    def middle(self, group: Group) -> str:
        """A group's middle answer with its label, "2 Early", and whether its ratings are split."""
        finding, scale = self.finding.of(group), self.said.scale
        if not finding.votes or scale is None:
            return ""
        middle = sentences.middle_words(finding.votes, scale)
        return f"{middle}. {sentences.marker_words('split')}" if finding.split else middle

    def status(self, group: Group) -> str:
        """How far a group got, in words: "Answered", "No finished session yet"."""
        answer = self.said.of(group)
        return sentences.status_words(answer.status, sentences.reason_words(answer) or None)

    @property
    def raised_by_one(self) -> dict[Group, tuple[str, ...]]:
        """Per group the themes that none of the other groups that answered raised."""
        answered = [g for g in self.finding.groups if g.status is GroupStatus.ANSWERED]
        alone = {
            one.group: tuple(
                theme
                for theme in one.themes
                if not any(theme in other.themes for other in answered if other is not one)
            )
            for one in answered
            if len(answered) > 1
        }
        return {group: themes for group, themes in alone.items() if themes}

    @property
    def shared_gaps(self) -> tuple[str, ...]:
        """The sentences of a gap that every group that answered sees; mostly none."""
        groups = (g.model_copy(update={"split": None, "markers": ()}) for g in self.finding.groups)
        finding = self.finding.model_copy(update={"groups": tuple(groups)})
        return sentences.marker_sentences(finding, self.said)

    @cached_property
    def markers(self) -> tuple[str, ...]:
        """What is worth knowing beside the codes, a sentence each."""
        lines = sentences.marker_sentences(self.finding, self.said)
        no_evidence = sentences.no_evidence_line(self.said)
        answered = any(one.status is GroupStatus.ANSWERED for one in self.finding.groups)
        staff = f"{sentences.marker_words('staff')}. {sentences.staff_sentence()}"
        return (
            *lines,
            *([no_evidence] if no_evidence else []),
            *([staff] if answered and self.staff_view_only else []),
        )

    @property
    def points(self) -> dict[str, tuple[PooledPoint, tuple[Group, ...]]]:
        """Every point by its id with the groups that said it, a point of a joint session once."""
        found: dict[str, tuple[PooledPoint, tuple[Group, ...]]] = {}
        for answer in self.said.answers:
            for pooled in answer.points:
                point_id = str(pooled.point.id)
                _, before = found.get(point_id, (pooled, ()))
                found[point_id] = (pooled, (*before, answer.group))
        return found

    @property
    def untagged(self) -> tuple[PooledPoint, ...]:
        """Points that no theme was put on yet, a point of a joint session once."""
        return tuple(pooled for pooled, _ in self.points.values() if not pooled.point.themes)

    def arithmetic(self, pair: PairFinding) -> tuple[str, ...]:
        """The figures behind a pair's ratings, so that they can be done by hand."""
        groups = self._groups(pair)
        return (
            *sentences.arithmetic_lines(pair, self.said, groups),
            *sentences.workings_lines(pair, self.said, groups),
        )

    def _groups(self, pair: PairFinding) -> tuple[GroupFinding, GroupFinding]:
        return self.finding.of(pair.groups[0]), self.finding.of(pair.groups[1])


def severity_of(finding: PairFinding | QuestionFinding) -> int:
    """As the finding rolls up: as decided, else as suggested; what is set aside comes last."""
    if isinstance(finding, QuestionFinding):
        return seriousness(Verdict(finding.code, finding.strength))
    return (
        len(MOST_SERIOUS_FIRST)
        if finding.counts_as is None
        else seriousness(Verdict(*finding.counts_as))
    )


def _gloss(finding: PairFinding | QuestionFinding, *, topics: bool = False) -> str:
    return sentences.code_gloss(finding.code, finding.strength, topics)
