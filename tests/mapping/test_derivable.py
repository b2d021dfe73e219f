"""Nothing about a group of three, and nothing private, can be worked out from a shareable copy.

The attack is a comparison: of two rounds that differ only in what a copy must not tell, the copies
must be the same to the letter, whatever somebody adds up, subtracts or measures in a picture.
"""

import io
import re
import zipfile
from collections import defaultdict
from itertools import combinations_with_replacement

import pytest

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Round
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS
from tests.mapping.report_round import (
    COMPLEXITY,
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    WORKERS,
    a_round,
    answer,
    point,
    session,
)

Votes = tuple[int, ...]
QUOTE = "Nobody has ever shown me that policy"
OF_THREE = tuple(
    tuple(hands.count(level) for level in range(5))
    for hands in combinations_with_replacement(range(5), 3)
)
"""Every way in which three people can rate."""


def with_leaders(votes: Votes, *, present: int = 3, dont_know: int = 0) -> Round:
    """Workers and managers in large groups; leaders are so many, and one of them is quoted."""
    return a_round(
        session(
            "w", WORKERS,
            answer(FIRST_INTERACTION, point("w1", Kind.DEVELOP, "Letters"), votes=(2, 6, 3, 1, 0)),
            answer(COMPLEXITY, votes=(0, 3, 4, 4, 0)),
        ),
        session("m", MANAGERS, answer(FIRST_INTERACTION, votes=(0, 2, 3, 2, 0)), present=7),
        session(
            "l", LEADERS,
            answer(
                FIRST_INTERACTION,
                point("l1", Kind.DOING, "Welcome pack"),
                point("l2", Kind.QUOTE, QUOTE),
                votes=votes,
                dont_know=dont_know,
            ),
            present=present,
        ),
    )  # fmt: skip


def text_of(round_: Round, format_: str, kind: str = "board", *, full: bool = False) -> str:
    """All that the file holds, pictures too, but for the hash of its data."""
    data = render_report(round_, format_, ReportOptions(kind=kind, full=full))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [(name, packed.read(name)) for name in sorted(packed.namelist())]
        data = b"".join(name.encode() + part for name, part in parts)
    return re.sub(r"\b[0-9a-f]{64}\b", "HASH", data.decode("utf-8", errors="replace"))


def what_may_be_told(votes: Votes) -> str:
    """Middle answer, how many voted, direction and whether it is firm: METHOD.md section 9."""
    (section,) = (s for s in triangulate(with_leaders(votes)).sections if s.id == "stay-together")
    question = section.questions[0]
    told: list[object] = [question.of(LEADERS).middle, question.markers]
    told += [(g.group, g.markers) for g in question.groups]
    for pair in question.pairs:
        assert pair.rating
        higher = (pair.rating.shift or 0) > 0, (pair.rating.shift or 0) < 0
        told += [pair.code, pair.strength, pair.rating.result, pair.rating.firm, higher]
    return repr(told)


def alike() -> list[list[Votes]]:
    """The ways to rate that a shareable copy must not tell apart."""
    classes: dict[str, list[Votes]] = defaultdict(list)
    for votes in OF_THREE:
        classes[what_may_be_told(votes)].append(votes)
    return [several for several in classes.values() if len(several) > 1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", ["md", "html"])
def test_no_copy_tells_how_three_people_rated(format_: str, kind: str) -> None:
    several = alike()
    assert len(several) >= 4
    for votes in several:
        copies = {text_of(with_leaders(each), format_, kind) for each in votes}
        assert len(copies) == 1, votes


def test_no_word_file_tells_how_three_people_rated() -> None:
    longest = max(alike(), key=len)
    assert len({text_of(with_leaders(votes), "docx") for votes in (longest[0], longest[-1])}) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", FORMATS)
def test_no_copy_quotes_one_of_three_and_the_full_one_does(format_: str, kind: str) -> None:
    round_ = with_leaders((0, 0, 0, 3, 0))
    assert QUOTE not in text_of(round_, format_, kind)
    if kind == "board":
        assert QUOTE in text_of(round_, format_, kind, full=True)


def test_don_t_know_among_few_is_not_told_apart_from_a_rating() -> None:
    """Of 3 present all voted; that one of them said "don't know" would leave two ratings."""
    first = with_leaders((0, 0, 0, 4, 0), present=4)
    second = with_leaders((0, 0, 0, 3, 0), present=4, dont_know=1)
    assert text_of(first, "html") == text_of(second, "html")


def test_a_small_session_of_a_large_group_is_not_told_from_the_others() -> None:
    def in_two(few: Votes, many: Votes) -> Round:
        return a_round(
            session("a", WORKERS, answer(FIRST_INTERACTION, votes=few), present=3),
            session("b", WORKERS, answer(FIRST_INTERACTION, votes=many), present=12),
        )

    first = in_two((3, 0, 0, 0, 0), (0, 2, 4, 4, 2))
    second = in_two((0, 0, 0, 1, 2), (3, 2, 4, 3, 0))
    assert text_of(first, "html") == text_of(second, "html")


def test_a_quote_from_a_small_session_of_a_large_group_stays_out() -> None:
    few = answer(FIRST_INTERACTION, point("q", Kind.QUOTE, QUOTE), votes=(0, 1, 1, 1, 0))
    round_ = a_round(
        session("a", WORKERS, few, present=3),
        session("b", WORKERS, answer(FIRST_INTERACTION, votes=(0, 2, 4, 4, 2)), present=12),
    )
    for format_ in FORMATS:
        assert QUOTE not in text_of(round_, format_)


@pytest.mark.parametrize("kind", KINDS)
def test_ratings_that_are_all_alike_are_not_counted_out(kind: str) -> None:
    def workers(votes: Votes) -> Round:
        return a_round(
            session("w", WORKERS, answer(FIRST_INTERACTION, votes=votes)),
            session("m", MANAGERS, answer(FIRST_INTERACTION, votes=(4, 4, 0, 0, 0)), present=8),
        )

    told = {text_of(workers(votes), "html", kind) for votes in ((0, 0, 0, 12, 0), (0, 0, 0, 11, 1))}
    assert len(told) == 1
