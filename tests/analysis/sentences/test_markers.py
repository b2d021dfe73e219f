"""The sentences of markers."""

from ncf_reflect.analysis.sentences import marker_sentences, shared_gap_words, status_words
from ncf_reflect.analysis.sentences.words import is_topics
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import Code, QuestionMarker
from ncf_reflect.model.kinds import GroupStatus

from . import builders as b
from .builders import LEADERS, WORKERS, Said

SHARED_GAP = (QuestionMarker.SHARED_GAP,)


def marked(*said: Said, on: Scale | None = b.FIVE) -> tuple[str, ...]:
    return marker_sentences(b.question_finding(said, {}, SHARED_GAP), b.question(*said, on=on))


def test_a_shared_gap_is_told_per_theme_that_all_want_developed() -> None:
    first = Said(WORKERS, themes={"duty": b.DOING, "letters": b.BOTH, "waits": b.DEVELOP})
    second = Said(LEADERS, themes={"duty": b.DEVELOP, "letters": b.DEVELOP, "waits": b.DEVELOP})
    assert marked(first, second) == (
        "Every group that answered raised “letters” to develop.",
        "Every group that answered raised “waits” to develop.",
    )


def test_a_low_middle_is_not_claimed_where_one_group_hardly_voted() -> None:
    first = Said(WORKERS, votes=(3, 0, 0, 0, 0), themes={"letters": b.DEVELOP})
    second = Said(LEADERS, votes=(2, 0, 0, 0, 0), themes={"letters": b.DEVELOP})
    assert marked(first, second) == ("Every group that answered raised “letters” to develop.",)


def test_the_middle_of_four_points_lies_between_two() -> None:
    said = (Said(WORKERS, votes=(0, 3, 0, 0)), Said(LEADERS, votes=(3, 0, 0, 0)))
    assert marked(*said, on=b.FOUR) == (
        "Every group that answered has a middle answer below 2.5, the middle of the scale: "
        "workers 2, leaders 1.",
    )


def test_groups_that_said_nothing_take_no_part_in_a_shared_gap() -> None:
    said = (Said(WORKERS, themes={"letters": b.DEVELOP}), b.silent(LEADERS))
    assert marked(*said, on=None) == ("Every group that answered raised “letters” to develop.",)


def test_without_the_marker_nothing_is_said_of_a_shared_gap() -> None:
    said = (Said(WORKERS, votes=(3, 0, 0, 0, 0)), Said(LEADERS, votes=(3, 0, 0, 0, 0)))
    found = b.question_finding(said, {})
    assert marker_sentences(found, b.question(*said)) == ()
    assert shared_gap_words(found, b.question(*said)) == ()


def test_nothing_said_without_a_reason_has_no_empty_quotation() -> None:
    assert status_words(GroupStatus.NOTHING_SAID) == "Asked, nothing said"
    assert status_words(GroupStatus.ANSWERED) == "Answered"


def test_a_silence_is_one_of_topics_only_where_both_answered() -> None:
    first, second, silent = Said(WORKERS), Said(LEADERS), b.silent(LEADERS)
    made = b.pair(first, second, Code.SILENCE)
    assert is_topics(made, (first.finding, second.finding))
    assert not is_topics(made, (first.finding, silent.finding))


def test_a_middle_answer_at_the_middle_of_the_scale_is_not_below_it() -> None:
    said = (Said(WORKERS, votes=(3, 0, 0, 0, 0)), Said(LEADERS, votes=(0, 0, 3, 0, 0)))
    assert marked(*said) == ()
