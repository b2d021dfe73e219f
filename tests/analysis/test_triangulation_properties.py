"""What holds for every round, whatever was said in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.model.findings import Code, Findings
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Session
from tests.analysis.builders import (
    LEADERS,
    MANAGERS,
    WORKERS,
    a_point,
    a_round,
    a_session,
    an_answer,
    nothing_said,
)

points = st.lists(
    st.builds(a_point, st.sampled_from(list(Kind)), st.sampled_from(["a", "A", "b", "c"])),
    max_size=3,
)
said_answers = st.builds(
    lambda said, votes, unsure: an_answer(*said, votes=votes, dont_know=unsure),
    points,
    st.none() | st.tuples(*[st.integers(0, 4)] * 5),
    st.integers(0, 2),
)
answers = said_answers | st.builds(nothing_said)


@st.composite
def some_sessions(draw: st.DrawFn) -> list[Session]:
    groups = draw(st.lists(st.sampled_from([WORKERS, MANAGERS, LEADERS]), max_size=5))
    return [a_session(f"s{number}", group, draw(answers)) for number, group in enumerate(groups)]


def without_presence(findings: Findings) -> list[dict[str, object]]:
    """Everything but the numbers present and the sentences, which name sessions and dates."""
    groups = {"__all__": {"present"}}
    pairs = {"__all__": {"reasons"}}
    return [
        found.model_dump(exclude={"groups": groups, "pairs": pairs, "summary": True})
        for section in findings.sections
        for found in section.questions
    ]


def joined(sessions: list[Session]) -> list[Session]:
    """One session for each group, with all that its sessions held in one answer."""
    together = []
    for group in (WORKERS, MANAGERS, LEADERS):
        held = [s.answers[0] for s in sessions if s.groups == (group,)]
        if not held:
            continue
        votes = [a.votes for a in held if a.votes is not None]
        silent = all(a.reason is not None for a in held)
        answer = an_answer(
            *(point for a in held for point in a.points),
            votes=[sum(level) for level in zip(*votes, strict=True)] if votes else None,
            dont_know=sum(a.dont_know for a in held),
        )
        nothing = any(a.reason is not None for a in held) and not (
            answer.points or answer.hands or answer.dont_know
        )
        said = nothing_said() if silent or nothing else answer
        together.append(a_session(group.value, group, said))
    return together


@settings(max_examples=60, deadline=None)
@given(some_sessions())
def test_several_sessions_of_a_group_are_found_as_one_session_with_all_of_it(
    sessions: list[Session],
) -> None:
    apart, as_one = a_round(*sessions), a_round(*joined(sessions))
    assert without_presence(triangulate(apart)) == without_presence(triangulate(as_one))


@settings(max_examples=60, deadline=None)
@given(some_sessions())
def test_the_order_of_the_sessions_changes_no_finding(sessions: list[Session]) -> None:
    there, back = a_round(*sessions), a_round(*sessions[::-1])
    assert without_presence(triangulate(there)) == without_presence(triangulate(back))


@settings(max_examples=40, deadline=None)
@given(some_sessions())
def test_agreement_always_has_a_basis_and_only_dissonance_a_strength(
    sessions: list[Session],
) -> None:
    for section in triangulate(a_round(*sessions)).sections:
        for found in section.questions:
            for one in found.pairs:
                assert (one.basis is not None) is (one.code is Code.AGREEMENT)
                assert (one.strength is not None) is (one.code is Code.DISSONANCE)
