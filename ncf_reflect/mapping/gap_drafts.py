"""A gap drafted from what groups said: a proposal, which a person edits before it is recorded.

What groups said is quoted to the letter. What it means for children is never drafted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.themes import Placed, placed_points
from ncf_reflect.model.decision import Decision, Pair
from ncf_reflect.model.gap import GapFacts, Source, SourceKind
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import DisclosureChoice
from ncf_reflect.model.text import capitalised

MOST_QUOTED = 5
"""Points whose words stand in the draft of one sentence."""
MOST_POINTS = 150
"""Points among the sources of a draft; findings and decisions stand beside them."""
LONGEST_QUOTED = 300
"""Letters of a point that are quoted; a longer one stands whole where its reference leads."""


@dataclass(frozen=True, slots=True)
class From:
    """What a gap is to be drafted from: a question, a pair on it, a theme, or chosen points."""

    section: str = ""
    question: str = ""
    theme: str = ""
    groups: tuple[Group, ...] = ()
    """None named: all that were heard."""
    points: tuple[str, ...] = ()
    """None named: all that the rest describes."""


def draft_gap(
    round_: Round, wanted: From, expectations: Mapping[str, str] | None = None
) -> GapFacts:
    """The draft of a gap, in parts; a part that nothing speaks to is empty.

    `expectations` are the Framework's by id: those that somebody linked to what is quoted are
    taken in. RefusedError where the round holds nothing of what is wanted.
    """
    section, question = _place(round_, wanted)
    said = _said(round_, wanted, section, question)
    to_develop = [placed for placed in said if placed.point.kind is Kind.DEVELOP]
    to_do = [placed for placed in said if placed.point.kind is Kind.NEXT]
    quoted = _best(_quotable(round_, to_develop))
    linked = _linked(round_, [*to_develop, *to_do], wanted.theme, expectations or {})
    return GapFacts(
        section=section,
        question=question or None,
        theme=wanted.theme or None,
        groups=_groups(to_develop or said, wanted.groups),
        told=_told(quoted, wanted.theme),
        expected=expected_words(linked.values()),
        needed=_needed(_best(_quotable(round_, to_do))),
        sources=_sources(round_, wanted, question, [*to_develop, *to_do], said),
        expectations=tuple(linked),
    )


def expected_words(texts: Iterable[str]) -> str:
    """What the Framework expects, in its own words."""
    quoted = "; ".join(f"“{' '.join(text.split()).rstrip('.')}”" for text in texts)
    return f"The Framework expects: {quoted}." if quoted else ""


def _place(round_: Round, wanted: From) -> tuple[str, str]:
    """The slug of the section and the id of the question, if it is about one."""
    sections = {
        asked.question.id: asked.section.slug for bank in round_.banks for asked in bank.asked()
    }
    if wanted.question:
        if wanted.question not in sections:
            raise RefusedError(f"“{round_.title}” does not ask the question “{wanted.question}”.")
        return sections[wanted.question], wanted.question
    if wanted.section:
        if wanted.section not in sections.values():
            raise RefusedError(f"“{round_.title}” does not ask about “{wanted.section}”.")
        return wanted.section, ""
    questions = {p.question for p in placed_points(round_) if str(p.point.id) in wanted.points}
    if not questions:
        raise RefusedError("Choose a question, a theme or points to draft a gap from.")
    first = next(question for question in sections if question in questions)
    return sections[first], first if len(questions) == 1 else ""


def _said(round_: Round, wanted: From, section: str, question: str) -> list[Placed]:
    placed = placed_points(round_)
    if wanted.points:
        found = [one for one in placed if str(one.point.id) in wanted.points]
        missing = set(wanted.points) - {str(one.point.id) for one in found}
        if missing:
            raise RefusedError(
                f"There is no point {min(missing)} in the finished sessions of “{round_.title}”."
            )
        return found
    within = {question} if question else _questions(round_, section)
    return [
        one
        for one in placed
        if one.question in within
        and (not wanted.groups or set(one.groups) & set(wanted.groups))
        and (not wanted.theme or wanted.theme.casefold() in map(str.casefold, one.point.themes))
    ]


def _questions(round_: Round, section: str) -> set[str]:
    asked = (asked for bank in round_.banks for asked in bank.asked())
    return {each.question.id for each in asked if each.section.slug == section}


def _groups(said: Iterable[Placed], wanted: tuple[Group, ...]) -> tuple[Group, ...]:
    spoke = {group for placed in said for group in placed.groups}
    return in_order(spoke & set(wanted) if wanted else spoke)


def _quotable(round_: Round, said: Iterable[Placed]) -> list[Placed]:
    """Without the points of which somebody chose that their words are not to go out."""
    kept = {one.point for one in round_.disclosures if one.choice is not DisclosureChoice.KEEP}
    return [placed for placed in said if str(placed.point.id) not in kept]


def _best(said: list[Placed]) -> list[Placed]:
    """At most a handful: themes that most groups share first, each group once before any twice."""
    groups: dict[str, set[Group]] = defaultdict(set)
    points: Counter[str] = Counter()
    for placed in said:
        for theme in map(str.casefold, placed.point.themes):
            groups[theme].update(placed.groups)
            points[theme] += 1

    def weight(placed: Placed) -> tuple[int, int, str]:
        themes = map(str.casefold, placed.point.themes)
        shared = [(-len(groups[theme]), -points[theme], theme) for theme in themes]
        return min(shared, default=(0, 0, ""))

    turns: Counter[tuple[str, tuple[Group, ...]]] = Counter()
    ordered = []
    for place, placed in enumerate(said):
        theme = weight(placed)[2]
        turn = turns[theme, placed.groups]
        turns[theme, placed.groups] += 1
        ordered.append((turn, weight(placed), place, placed))
    ordered.sort(key=lambda each: each[:3])
    return [each[-1] for each in ordered[:MOST_QUOTED]]


def _told(quoted: list[Placed], theme: str) -> str:
    if not quoted:
        return ""
    groups = capitalised(names_and(in_order(group for one in quoted for group in one.groups)))
    what = f"“{theme}” is an area to develop" if theme else "there is more to develop"
    return f"{groups} told us that {what}: {_in_marks(quoted)}."


def _needed(quoted: list[Placed]) -> str:
    return f"We need to act on what they asked for: {_in_marks(quoted)}." if quoted else ""


def _in_marks(quoted: list[Placed]) -> str:
    """Each in its own words, and whose they are where several groups spoke."""
    several = len({one.groups for one in quoted}) > 1
    return "; ".join(
        f"“{_shortened(one.point.text)}”" + (f" ({names_and(one.groups)})" if several else "")
        for one in quoted
    )


def _shortened(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED].rstrip()} …"


def _linked(
    round_: Round, said: Iterable[Placed], theme: str, expectations: Mapping[str, str]
) -> dict[str, str]:
    """The expectations that somebody linked to these points or to their themes."""
    named = {str(placed.point.id) for placed in said}
    named |= {t.casefold() for placed in said for t in placed.point.themes}
    named |= {theme.casefold()} if theme else set()
    linked = (link.expectation for link in round_.expectation_links if _names(link.id) & named)
    return {key: expectations[key] for key in dict.fromkeys(linked) if key in expectations}


def _names(linked: str) -> set[str]:
    return {linked, linked.casefold()}


def _sources(
    round_: Round, wanted: From, question: str, points: list[Placed], said: list[Placed]
) -> tuple[Source, ...]:
    """The points, the findings on the questions they were said on, and what was decided there."""
    rests_on = points or said
    questions = [question] if question else list(dict.fromkeys(p.question for p in rests_on))
    pair = (wanted.groups[0], wanted.groups[1]) if len(wanted.groups) == 2 else None
    found = [
        *(
            Source(kind=SourceKind.POINT, id=str(placed.point.id))
            for placed in rests_on[:MOST_POINTS]
        ),
        *(_finding(round_, each, pair) for each in questions),
        *(
            Source(kind=SourceKind.DECISION, id=str(decision.id))
            for each in questions
            for decision in _decided(round_, each, pair)
        ),
    ]
    if not found:
        raise RefusedError("Nothing was said there: choose a question that somebody answered.")
    return tuple(found)


def _finding(round_: Round, question: str, pair: Pair | None) -> Source:
    asked = next(
        asked.section.groups
        for bank in round_.banks
        for asked in bank.asked()
        if asked.question.id == question
    )
    both = pair if pair and set(pair) <= set(asked) else None
    return Source(kind=SourceKind.FINDING, id=question, groups=both)


def _decided(round_: Round, question: str, pair: Pair | None) -> tuple[Decision, ...]:
    """The decisions that count: the newest on each pair."""
    newest = {
        decision.groups: decision for decision in round_.decisions if decision.question == question
    }
    return tuple(d for groups, d in newest.items() if pair is None or groups == pair)
