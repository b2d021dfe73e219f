"""The worked cases of METHOD.md: figures of single votes, and whole rounds with every code."""

from fractions import Fraction

import pytest

from ncf_reflect.analysis.middles import middle_answer
from ncf_reflect.analysis.ratings import compare_ratings
from ncf_reflect.analysis.splits import find_split
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.model.base import Value
from ncf_reflect.model.faults import checked
from ncf_reflect.model.findings import (
    GroupMarker,
    QuestionFinding,
    QuestionMarker,
    Rating,
    SectionFinding,
    Split,
)
from tests.analysis.builders import example, example_round


class RatingCase(Value):
    a: tuple[int, ...]
    b: tuple[int, ...]
    rating: Rating


class SplitCase(Value):
    votes: tuple[int, ...]
    split: Split | None
    middle: Fraction


class VoteCases(Value):
    ratings: tuple[RatingCase, ...]
    splits: tuple[SplitCase, ...]


CASES = checked(VoteCases, example("ratings.json"), "ratings.json")
Json = dict[str, object]


@pytest.mark.parametrize("case", CASES.ratings, ids=lambda case: f"{case.a}-{case.b}")
def test_two_votes_come_to_the_worked_rating(case: RatingCase) -> None:
    assert compare_ratings(case.a, case.b) == case.rating


@pytest.mark.parametrize("case", CASES.splits, ids=lambda case: str(case.votes))
def test_a_vote_comes_to_the_worked_split_and_middle_answer(case: SplitCase) -> None:
    assert find_split(case.votes, start=1) == case.split
    assert middle_answer(case.votes, start=1) == case.middle


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_whole_round_comes_to_the_worked_findings(number: int) -> None:
    findings = triangulate(example_round(f"round-{number}.json"))
    expected = example(f"round-{number}.expected.json")
    assert isinstance(expected, dict)
    assert {s.id: section_json(s) for s in findings.sections if s.id in expected} == expected


def section_json(section: SectionFinding) -> Json:
    questions = {question.id: question_json(question) for question in section.questions}
    return {"state": section.state.value, "questions": questions}


def question_json(question: QuestionFinding) -> Json:
    return {
        "code": question.code.value,
        "strength": question.strength,
        "shared_gap": QuestionMarker.SHARED_GAP in question.markers,
        "status": {group.group.value: group.status.value for group in question.groups},
        # The worked cases hold these as a set, written in the order of the alphabet.
        "confident_without_evidence": sorted(
            group.group.value
            for group in question.groups
            if GroupMarker.CONFIDENT_WITHOUT_EVIDENCE in group.markers
        ),
        "pairs": [
            {
                "groups": list(pair.groups),
                "code": pair.code.value,
                "strength": pair.strength,
                "basis": pair.basis,
            }
            for pair in question.pairs
        ],
    }
