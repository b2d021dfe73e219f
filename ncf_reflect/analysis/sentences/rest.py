"""What follows the headline of a question: everything that it did not speak of (SENTENCES.md)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ncf_reflect.analysis.sentences.formats import names_or
from ncf_reflect.analysis.sentences.templates import Part, clause
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding, QuestionFinding
from ncf_reflect.model.groups import Group, pairs_of
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.text import capitalised

Names = tuple[Group, Group]


@dataclass(frozen=True)
class Overview:
    """A question's pairs, sorted by what they come to."""

    finding: QuestionFinding

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that the section asks, in order."""
        return tuple(group.group for group in self.finding.groups)

    @property
    def unheard(self) -> tuple[Group, ...]:
        """The groups that were asked and said nothing."""
        return self.with_status(GroupStatus.NOTHING_SAID)

    @property
    def on_topics(self) -> tuple[Names, ...]:
        """The pairs that raised different topics."""
        silent = self.unheard
        return tuple(p for p in self.coded(Code.SILENCE) if not set(p) & set(silent))

    @property
    def uncompared(self) -> tuple[Names, ...]:
        """The pairs that could not be compared, but for those that "no answer" explains."""
        pairs = (*self.coded(Code.NOT_ENOUGH), *self.coded(Code.NOT_COMPARABLE))
        open_pairs = {pair for pair in pairs if not set(pair) & set(self.unheard)}
        return tuple(p.groups for p in self.finding.pairs if p.groups in open_pairs)

    def with_status(self, status: GroupStatus) -> tuple[Group, ...]:
        """The groups whose status this is."""
        return tuple(g.group for g in self.finding.groups if g.status is status)

    def coded(self, code: Code) -> tuple[Names, ...]:
        """The pairs of this code."""
        return tuple(pair.groups for pair, counted, _ in self._counted() if counted is code)

    def differing(self, strength: FindingStrength) -> tuple[Names, ...]:
        """The pairs whose views differ, as surely as this."""
        return tuple(
            pair.groups
            for pair, code, sure in self._counted()
            if code is Code.DISSONANCE and sure is strength
        )

    def _counted(self) -> Iterator[tuple[PairFinding, Code, FindingStrength | None]]:
        """The pairs as they roll up: as decided, else as suggested; without what is set aside."""
        for pair in self.finding.pairs:
            if pair.counts_as is not None:
                yield pair, *pair.counts_as


def rest(
    overview: Overview,
    told: Sequence[Names],
    spoken: Sequence[Group],
    *,
    heard: bool = True,
) -> str:
    """One sentence for what the headline left out, most serious first; empty where it told all.

    `told` are the pairs of the headline and `spoken` its groups, which come first in each pair;
    `heard` is False where the headline has named the groups without an answer.
    """
    clauses = _Clauses(overview, tuple(told), tuple(spoken))
    unheard = overview.unheard if heard else ()
    parts = (
        *clauses.of("q.rest.check", overview.differing(FindingStrength.CHECK)),
        *([clause("q.rest.silence", Z=names_or(unheard))] if unheard else []),
        *clauses.of("q.rest.topics", overview.on_topics),
        *clauses.of("q.rest.similar", overview.coded(Code.PARTIAL_AGREEMENT), [True]),
        *clauses.similar(),
        *clauses.of("q.rest.uncompared", overview.uncompared),
    )
    return f"{capitalised('; '.join(parts))}." if parts else ""


@dataclass(frozen=True)
class _Clauses:
    """The parts of the rest, worded with the groups of the headline first."""

    overview: Overview
    told: tuple[Names, ...]
    spoken: tuple[Group, ...]

    def of(self, key: str, pairs: Sequence[Names], parts: Sequence[Part] = ()) -> list[str]:
        """A clause for each of these pairs that the headline did not tell."""
        ordered = (self._headline_first(pair) for pair in pairs if pair not in self.told)
        return [clause(key, parts, Y=y.shown, Z=z.shown) for y, z in ordered]

    def similar(self) -> list[str]:
        """Who gave similar answers; said once for a group that did so to both of the headline."""
        alike = self.overview.coded(Code.AGREEMENT)
        both = {group: to for group in self.overview.groups if (to := self._similar_to_both(group))}
        settled = {pair for pairs in both.values() for pair in pairs}
        return [
            *[clause("q.rest.both", Z=group.shown) for group in both],
            *self.of("q.rest.similar", [p for p in alike if p not in settled], [False]),
        ]

    def _similar_to_both(self, group: Group) -> tuple[Names, ...]:
        """The two pairs of this group with those of a headline on one pair, if both agree."""
        if len(self.told) != 1 or group in self.told[0]:
            return ()
        pairs = tuple(p for g in self.told[0] for p in pairs_of((g, group)))
        return pairs if set(pairs) <= set(self.overview.coded(Code.AGREEMENT)) else ()

    def _headline_first(self, pair: Names) -> Names:
        first, second = pair
        swapped = second in self.spoken and first not in self.spoken
        return (second, first) if swapped else pair
