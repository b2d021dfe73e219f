"""Nothing about a group of three, and nothing private, can be worked out from a shareable copy.

The attack is a comparison: of two rounds that differ only in what a copy must not tell, the copies
must be the same to the letter, whatever somebody adds up, subtracts or measures in a picture.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from itertools import combinations_with_replacement

import pytest

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.model.findings import Code
from ncf_reflect.model.gap import Action, Gap, Source, SourceKind
from ncf_reflect.model.kinds import DecisionVerdict, Kind, Strand
from ncf_reflect.model.session import Point, Round
from ncf_reflect.model.shared import DisclosureChoice, ReportWords, WordsPlace
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS
from tests.mapping.deciding import a_decision
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


@cache
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


# Joint sessions: what stands under each of their groups can be taken away again


def jointly(own: Votes, *, present: int = 3) -> Round:
    """Workers and leaders in one large session; leaders also in one of their own."""
    return a_round(
        session(
            "j", (WORKERS, LEADERS), answer(FIRST_INTERACTION, votes=(2, 3, 4, 2, 1)), present=12
        ),
        session("l", LEADERS, answer(FIRST_INTERACTION, votes=own), present=present),
        session("m", MANAGERS, answer(FIRST_INTERACTION, votes=(1, 2, 2, 2, 1)), present=8),
    )


@pytest.mark.parametrize(
    ("first", "second", "present"),
    [
        ((0, 0, 0, 3, 0), (0, 0, 1, 1, 1), 3),
        ((0, 0, 0, 2, 2), (0, 0, 1, 1, 2), 9),
        ((0, 0, 0, 7, 0), (0, 0, 0, 6, 1), 9),
    ],
    ids=["three people", "four ratings", "all alike"],
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_joint_session_leaves_of_few_cannot_be_subtracted(
    kind: str, first: Votes, second: Votes, present: int
) -> None:
    copies = [jointly(votes, present=present) for votes in (first, second)]
    assert len({text_of(copy, "html", kind) for copy in copies}) == 1


def test_what_a_joint_session_leaves_of_many_stands() -> None:
    round_ = jointly((1, 2, 2, 2, 1), present=9)
    assert "Leaders: 20 of 21 present voted" in text_of(round_, "html")
    assert "Counts are left out" not in text_of(round_, "html")


# Words as spoken: of a group of three, of a small session, wherever they are quoted


def quoted_by_three(text: str, **more: object) -> Round:
    told = point("q1", Kind.QUOTE, text, "letters", strand=Strand.VOICE)
    round_ = a_round(
        session("w", WORKERS, answer(FIRST_INTERACTION, point("w1", Kind.DEVELOP, "Jargon"))),
        session("l", LEADERS, answer(FIRST_INTERACTION, told), present=3),
    )
    return round_.model_copy(update=more)


def a_gap(told: str) -> Gap:
    source = Source(kind=SourceKind.POINT, id="w1")
    place = {"section": "stay-together", "question": FIRST_INTERACTION}
    return Gap(id="g1", told=told, sources=(source,), **place)


def in_a_gap_beside(text: str) -> Round:
    return quoted_by_three(text, gaps=(a_gap("Letters"),))


def in_a_statement(text: str) -> Round:
    return quoted_by_three(text, gaps=(a_gap(f"Leaders told us: “{text}”."),))


def in_an_action(text: str) -> Round:
    action = Action(id="a1", gap="g1", task=f"Ask about {text.replace(' ', '  ').upper()}!")
    return quoted_by_three(text, gaps=(a_gap("Letters"),), actions=(action,))


def in_a_note(text: str) -> Round:
    suggested = Code.NOT_ENOUGH, None
    made = a_decision(
        FIRST_INTERACTION, (WORKERS, LEADERS), DecisionVerdict.SET_ASIDE, suggested
    ).model_copy(update={"note": f"They said {text}"})
    return quoted_by_three(text, decisions=(made,))


def in_the_authors_words(text: str) -> Round:
    words = ReportWords(place=WordsPlace.SUMMARY, text=f"A leader: “{text}”.")
    return quoted_by_three(text, words=(words,))


@pytest.mark.parametrize(
    "quoting",
    [in_a_gap_beside, in_a_statement, in_an_action, in_a_note, in_the_authors_words],
)
def test_words_of_three_people_are_told_nowhere(quoting: Callable[[str], Round]) -> None:
    first, second = quoting(QUOTE), quoting("We were told not to write it down")
    assert text_of(first, "html") == text_of(second, "html")
    assert QUOTE.casefold() in " ".join(text_of(first, "html", full=True).split()).casefold()


@pytest.mark.parametrize(
    ("present", "votes"), [(6, (0, 1, 1, 1, 0)), (None, None)], ids=["three ratings", "who knows"]
)
def test_a_session_is_small_for_quotes_as_a_group_is(
    present: int | None, votes: Votes | None
) -> None:
    def told(text: str) -> str:
        few = answer(FIRST_INTERACTION, point("q", Kind.QUOTE, text), votes=votes)
        many = answer(FIRST_INTERACTION, votes=(0, 2, 4, 4, 2))
        return text_of(
            a_round(
                session("a", (WORKERS, LEADERS), few, present=present),
                session("b", WORKERS, many, present=12),
            ),
            "html",
        )

    assert told(QUOTE) == told("Another thing altogether")


def test_how_many_quotes_three_people_gave_is_not_told() -> None:
    def quotes(*texts: str) -> str:
        said = (point(f"q{place}", Kind.QUOTE, text) for place, text in enumerate(texts))
        spoken = session("l", LEADERS, answer(FIRST_INTERACTION, *said), present=3)
        return text_of(a_round(spoken), "html")

    assert quotes("One") == quotes("One", "Two")


def test_a_large_group_whose_ratings_are_alike_is_not_parted_either() -> None:
    def voted(votes: Votes, dont_know: int) -> str:
        spoken = answer(FIRST_INTERACTION, votes=votes, dont_know=dont_know)
        return text_of(a_round(session("w", WORKERS, spoken)), "html")

    assert voted((0, 0, 0, 12, 0), 0) == voted((0, 0, 0, 11, 0), 1)


def test_a_line_that_somebody_left_out_is_quoted_nowhere() -> None:
    def copy(text: str, told: str) -> str:
        left_out: Point = point("w1", Kind.DEVELOP, text)
        spoken = session("w", WORKERS, answer(FIRST_INTERACTION, left_out))
        round_ = a_round(spoken).model_copy(update={"gaps": (a_gap(told),)})
        options = ReportOptions(disclosures={"w1": DisclosureChoice.LEAVE_OUT})
        return render_report(round_, "md", options).decode()

    text = "Lost the letter of 943 476 5919 twice"
    assert "twice" not in copy(text, f"Workers told us that “{text}”.")
