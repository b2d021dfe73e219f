"""The summary of a question: the most serious of its pairs, then the rest (SENTENCES.md)."""

from collections.abc import Callable, Mapping
from itertools import combinations

from ncf_reflect.analysis.sentences.decisions import ALL_SET_ASIDE
from ncf_reflect.analysis.sentences.formats import names_and, names_or, number_word
from ncf_reflect.analysis.sentences.rest import Overview, rest
from ncf_reflect.analysis.sentences.sessions import answered_together
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.model.findings import Code, FindingStrength, QuestionFinding
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import GroupStatus, Kind
from ncf_reflect.model.pooled import PooledQuestion

Names = tuple[Group, Group]


def question_summary(finding: QuestionFinding, question: PooledQuestion) -> str:
    """What the groups' answers come to, in a sentence or two, most serious first."""
    overview = Overview(finding)
    if finding.pairs and all(pair.is_set_aside for pair in finding.pairs):
        return ALL_SET_ASIDE
    if finding.code is Code.NOT_COMPARABLE:
        return _not_comparable(overview, question)
    return _BY_CODE[finding.code](overview)


def no_evidence_line(question: PooledQuestion) -> str | None:
    """Which of the groups that answered noted no evidence; None where each of them did."""
    without = [
        answer.group
        for answer in question.answers
        if answer.status is GroupStatus.ANSWERED and not answer.of_kind(Kind.EVIDENCE)
    ]
    return say("q.no-evidence", groups=names_or(without)) if without else None


def _dissonance(overview: Overview) -> str:
    """A firm difference makes the headline, and one to check only where none is firm."""
    firm = overview.differing(FindingStrength.FIRM)
    differing = firm or overview.differing(FindingStrength.CHECK)
    saw = "saw" if firm else "may have seen"
    if _everybody(overview.groups, differing):
        return say("q.all", count=number_word(len(overview.groups)), saw=saw)
    headlines, spoken = _differences(differing, saw)
    return f"{' '.join(headlines)} {rest(overview, differing, spoken)}".strip()


def _differences(differing: tuple[Names, ...], saw: str) -> tuple[list[str], tuple[Group, ...]]:
    """The sentences for these pairs, the group in most of them first, and the groups in order.

    With three groups it is one sentence; with four it can take two.
    """
    left, headlines, spoken = list(differing), [], []
    while left:
        odd = max(
            in_order(g for pair in left for g in pair), key=lambda g: sum(g in p for p in left)
        )
        own = [pair for pair in left if odd in pair]
        left = [pair for pair in left if odd not in pair]
        others = [next(g for g in pair if g is not odd) for pair in own]
        if len(own) == 1:
            a, b = own[0]
            headlines.append(say("q.pair", X=a.shown, Y=b.shown, saw=saw, rest=""))
            spoken += [a, b]
        else:
            before = ", from ".join(group.shown for group in others[:-1])
            headlines.append(
                say("q.one", X=odd.shown, Y=before, Z=others[-1].shown, saw=saw, rest="")
            )
            spoken += [odd, *others]
    return headlines, tuple(dict.fromkeys(spoken))


def _silence(overview: Overview) -> str:
    if overview.unheard:
        return say(
            "q.silence", groups=names_or(overview.unheard), rest=rest(overview, (), (), heard=False)
        )
    pairs = overview.on_topics
    if _everybody(overview.groups, pairs):
        *before, last = (group.shown for group in overview.groups)
        return say("q.topics", X=", ".join(before), Y=last, rest="")
    a, b = pairs[0]
    return say("q.topics", X=a.shown, Y=b.shown, rest=rest(overview, pairs[:1], (a, b)))


def _similar(overview: Overview) -> str:
    partial, alike = overview.coded(Code.PARTIAL_AGREEMENT), overview.coded(Code.AGREEMENT)
    if _everybody(overview.groups, (*partial, *alike)):
        whole = "All {count} groups"
        return say("q.similar", [whole, bool(partial)], count=number_word(len(overview.groups)))
    a, b = (partial or alike)[0]
    headline = say("q.similar", ["{X} and {Y}", bool(partial)], X=a.shown, Y=b.shown)
    return f"{headline} {rest(overview, ((a, b),), (a, b))}".strip()


def _not_comparable(overview: Overview, question: PooledQuestion) -> str:
    """Who answered so far; who answered together; a single group has nothing to compare."""
    if len(overview.groups) == 1:
        return say("section.single-source", G=overview.groups[0].shown)
    answered = overview.with_status(GroupStatus.ANSWERED)
    together = answered_together(question, answered)
    if len(answered) == len(overview.groups) and together:
        return " ".join(together)
    only = "only {X}" if answered else "no group"
    waiting = say("q.waiting", [only], X=names_and(answered) if answered else "")
    return " ".join((waiting, *together))


def _everybody(groups: tuple[Group, ...], pairs: tuple[Names, ...]) -> bool:
    """Whether these are all the pairs of three groups or more."""
    return len(groups) > 2 and set(combinations(groups, 2)) <= set(pairs)


_BY_CODE: Mapping[Code, Callable[[Overview], str]] = {
    Code.DISSONANCE: _dissonance,
    Code.SILENCE: _silence,
    Code.PARTIAL_AGREEMENT: _similar,
    Code.AGREEMENT: _similar,
    Code.NOT_ENOUGH: lambda _: say("q.not-enough"),
}
