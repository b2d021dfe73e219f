"""Roll-up with decisions (METHOD.md 6 and 8), against a reading of those sections on its own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import Code, Findings, FindingStrength, QuestionFinding
from ncf_reflect.model.groups import pairs_of
from ncf_reflect.model.kinds import DecisionVerdict, RecordedStatus
from ncf_reflect.model.session import Answer, Round
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    STAFF,
    WORKERS,
    a_bank,
    a_round,
    a_scale,
    a_section,
    a_session,
    an_answer,
    develop,
    doing,
    nothing_said,
)
from tests.mapping.deciding import a_decision

SECOND = "stay-together.complexity"
QUESTIONS = (FIRST_INTERACTION, SECOND)
BANK = a_bank("tool-2", [a_section("stay-together", STAFF, ["first-interaction", "complexity"])],
              a_scale())  # fmt: skip

FIRM, CHECK = FindingStrength.FIRM, FindingStrength.CHECK
CODES = [(Code.DISSONANCE, FIRM), (Code.DISSONANCE, CHECK)] + [
    (code, None) for code in Code if code is not Code.DISSONANCE
]
# METHOD.md section 6, in its own order.
WORST_FIRST = [
    "dissonance firm",
    "dissonance check",
    "silence",
    "partial-agreement",
    "agreement",
    "not-enough",
    "not-comparable",
]


def answers(question: str) -> st.SearchStrategy[Answer]:
    votes = st.none() | st.lists(st.integers(0, 4), min_size=5, max_size=5)
    points = st.lists(
        st.builds(lambda kind, theme: kind(theme), st.sampled_from([doing, develop]),
                  st.sampled_from("abc")), max_size=3)  # fmt: skip
    answered = st.builds(
        lambda votes, points: an_answer(*points, votes=votes, question=question), votes, points
    )
    not_reached = Answer(question=question, status=RecordedStatus.NOT_REACHED)
    return answered | st.just(nothing_said(question)) | st.just(not_reached)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    sessions = [
        a_session(group.value, group, *(draw(answers(question)) for question in QUESTIONS))
        for group in draw(st.sets(st.sampled_from(STAFF), min_size=2).map(sorted))
    ]
    return a_round(*sessions, banks=[BANK])


@st.composite
def decided_rounds(draw: st.DrawFn) -> tuple[Findings, Round]:
    round_ = draw(rounds())
    bare = triangulate(round_)
    suggested = {
        (question.id, pair.groups): (pair.code, pair.strength)
        for question in bare.sections[0].questions
        for pair in question.pairs
    }
    decisions: list[Decision] = []
    for _ in range(draw(st.integers(1, 6))):
        question, pair = draw(st.sampled_from(sorted(suggested)))
        verdict = draw(st.sampled_from(DecisionVerdict))
        new = draw(st.sampled_from(CODES)) if verdict is DecisionVerdict.RECODE else None
        decisions.append(a_decision(question, pair, verdict, suggested[question, pair], new))
    return bare, round_.model_copy(update={"decisions": tuple(decisions)})


def worded(code: Code, strength: FindingStrength | None) -> str:
    return f"{code.value} {strength.value}" if strength else code.value


def expected(question: QuestionFinding, decisions: tuple[Decision, ...]) -> str:
    """What a question comes to, read from METHOD.md by somebody else."""
    counted = []
    for pair in question.pairs:
        word = worded(pair.code, pair.strength)
        mine = [d for d in decisions if (d.question, d.groups) == (question.id, pair.groups)]
        if mine:
            last = mine[-1]
            if last.verdict.value == "set-aside":
                continue
            if last.verdict.value == "recode":
                assert last.code is not None
                word = worded(last.code, last.strength)
            elif word.startswith("dissonance"):
                word = "dissonance firm"
        counted.append(word)
    return next((word for word in WORST_FIRST if word in counted), "not-comparable")


def expected_state(questions: list[str]) -> str:
    if "dissonance firm" in questions:
        return "diverges"
    if {"dissonance check", "silence"} & set(questions):
        return "check"
    comparable = [word for word in questions if word != "not-comparable"]
    if comparable and set(comparable) <= {"agreement", "partial-agreement"}:
        return "holds-together"
    return "not-enough"


@settings(max_examples=150)
@given(decided_rounds())
def test_decisions_roll_up_as_the_method_says_and_the_suggestions_stay_as_they_were(
    drawn: tuple[Findings, Round],
) -> None:
    bare, round_ = drawn
    (before,), (after,) = bare.sections, triangulate(round_).sections
    wanted = [expected(question, round_.decisions) for question in before.questions]
    assert [worded(q.code, q.strength) for q in after.questions] == wanted
    assert after.state.value == expected_state(wanted)
    for old, new in zip(before.questions, after.questions, strict=True):
        assert old.pairs == tuple(p.model_copy(update={"decision": None}) for p in new.pairs)


@settings(max_examples=20)
@given(rounds())
def test_without_decisions_no_pair_speaks_of_one(round_: Round) -> None:
    said = triangulate(round_).model_dump(mode="json")
    pairs = [pair for q in said["sections"][0]["questions"] for pair in q["pairs"]]
    assert all("decision" not in pair for pair in pairs)


HIGH, LOW = (0, 0, 0, 1, 9), (9, 1, 0, 0, 0)


def rated(*decisions: Decision) -> Round:
    """Six questions on which leaders rated higher than workers did, and as managers did."""
    names = ["a", "b", "c", "d", "e", "f"]
    bank = a_bank("tool-2", [a_section("s", STAFF, names)], a_scale())

    def session(group: str, votes: tuple[int, ...]) -> list[Answer]:
        return [an_answer(votes=votes, question=f"s.{name}") for name in names]

    sessions = (
        a_session("w", WORKERS, *session("w", LOW)),
        a_session("m", MANAGERS, *session("m", HIGH)),
        a_session("l", LEADERS, *session("l", HIGH)),
    )
    round_ = a_round(*sessions, banks=[bank])
    return round_.model_copy(update={"decisions": decisions})


def test_what_is_set_aside_leaves_the_pattern_too() -> None:
    pair, verdict = (WORKERS, LEADERS), DecisionVerdict.SET_ASIDE
    aside = a_decision("s.a", pair, verdict, (Code.DISSONANCE, FIRM))
    pattern = {p.groups: p.of for p in triangulate(rated(aside)).pattern}
    assert pattern == {(WORKERS, MANAGERS): 6, pair: 5}


def test_a_pair_recoded_as_not_comparable_leaves_the_pattern() -> None:
    pair, suggested = (WORKERS, LEADERS), (Code.DISSONANCE, FIRM)
    new = (Code.NOT_COMPARABLE, None)
    recoded = a_decision("s.a", pair, DecisionVerdict.RECODE, suggested, new)
    assert {p.of for p in triangulate(rated(recoded)).pattern} == {5, 6}


def test_confirmed_dissonance_is_told_as_seen() -> None:
    workers = a_session("w", WORKERS, an_answer(develop("nights")))
    leaders = a_session("l", LEADERS, an_answer(doing("nights")))
    round_ = a_round(workers, leaders)
    pair, confirm = (WORKERS, LEADERS), DecisionVerdict.CONFIRM
    confirmed = a_decision(FIRST_INTERACTION, pair, confirm, (Code.DISSONANCE, CHECK))
    before = triangulate(round_)
    after = triangulate(round_.model_copy(update={"decisions": (confirmed,)}))
    (was,) = [s for s in before.sections if s.id == "stay-together"]
    (is_,) = [s for s in after.sections if s.id == "stay-together"]
    assert "Workers and leaders may have seen this differently." in was.questions[0].summary
    assert "Workers and leaders saw this differently." in is_.questions[0].summary


def test_a_question_with_every_pair_set_aside_says_so() -> None:
    round_ = a_round(*(a_session(g.value, g, an_answer(doing("a"))) for g in STAFF))
    decisions = tuple(
        a_decision(FIRST_INTERACTION, pair, DecisionVerdict.SET_ASIDE, (Code.AGREEMENT, None))
        for pair in pairs_of(STAFF)
    )
    found = triangulate(round_.model_copy(update={"decisions": decisions}))
    (section,) = [s for s in found.sections if s.id == "stay-together"]
    assert section.questions[0].code is Code.NOT_COMPARABLE
    assert section.questions[0].summary == "A person set aside what was found here."
