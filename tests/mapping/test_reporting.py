"""The gap report of a round: what stands in it, and what a shareable copy keeps back."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.model.kinds import Held, Kind, SessionState, Strand, Strength
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import clean
from tests.mapping.report_round import (
    COMPLEXITY,
    FIRST_INTERACTION,
    LEADERS,
    PARTNERSHIP,
    SUPPORT,
    TOOL_1,
    TOOL_2,
    WORKERS,
    a_bank,
    a_round,
    answer,
    nothing_said,
    point,
    session,
    the_example,
)
from tests.report.reading import OUR_TOKENS, block_types, inline_tokens, texts, word_texts

GOLDEN = Path(__file__).parents[1] / "golden"
LARGE = (2, 6, 3, 1, 0)


def as_markdown(round_: Round, *, full: bool = False) -> str:
    return render_report(round_, "md", ReportOptions(full=full)).decode("utf-8")


def as_read(round_: Round, *, full: bool = False) -> str:
    return "\n".join(texts(as_markdown(round_, full=full)))


def part(round_: Round, heading: str, *, full: bool = False) -> str:
    """The text from a heading to the next one of the same rank or above."""
    lines = as_markdown(round_, full=full).split("\n")
    start = next(i for i, line in enumerate(lines) if re.fullmatch(f"#+ {heading}", line))
    rank = lines[start].split(" ")[0]
    ends = (
        i
        for i, line in enumerate(lines[start + 1 :], start + 1)
        if re.match(rf"#{{1,{len(rank)}}} ", line)
    )
    return "\n".join(texts("\n".join(lines[start : next(ends, None)])))


def heard(*points, votes=None, dont_know=0, question=FIRST_INTERACTION):
    return answer(question, *points, votes=votes, dont_know=dont_know)


def by_workers(*points, **known):
    return session("w", WORKERS, heard(*points, **known))


def by_leaders(*points, present=8, **known):
    return session("l", LEADERS, heard(*points, **known), present=present)


def quote(text="We were never asked", point_id="q1q1"):
    return point(point_id, Kind.QUOTE, text)


# The whole


def as_golden(name: str, *, full: bool) -> str:
    """The report as a golden file holds it; of Word the text of each paragraph."""
    format_name = {".md": "md", ".html": "html", ".txt": "docx"}[Path(name).suffix]
    made = render_report(the_example(), format_name, ReportOptions(full=full))
    return "\n".join(word_texts(made)) if format_name == "docx" else made.decode()


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("gap-report.md", False),
        ("gap-report-full.md", True),
        ("gap-report.html", False),
        ("gap-report-word.txt", False),
    ],
)
def test_the_whole_report_reads_as_it_did(name, full):
    """UPDATE_GOLDEN=1 writes the files anew; read what changed before it is committed."""
    path, written = GOLDEN / name, as_golden(name, full=full)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(written.encode())
    assert written == path.read_bytes().decode()


def test_the_same_round_gives_the_same_bytes():
    assert as_markdown(the_example()) == as_markdown(the_example())


def test_a_round_in_which_nothing_is_finished_has_a_report_too():
    read = as_read(a_round(session("w", WORKERS, heard(votes=LARGE), state=SessionState.OPEN)))
    assert "What groups said in 0 finished sessions, put side by side" in read
    assert "no finished session from workers on “Reflective tool 2”" in read


def test_a_report_is_made_without_loading_any_screens():
    code = (
        "import sys; import ncf_reflect.mapping.reporting.composing, ncf_reflect.report.formats;"
        "sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


BANNED = (
    "anonymous|anonymised|cases?|service users?|scores?|rank(ed|s)?|compliance|pass|fail(ed)?|"
    "placement|contact|LAC|NEET|CYP|sentiment|significant"
)


@pytest.mark.parametrize("full", [False, True])
def test_our_own_words_are_those_of_the_house(full):
    own = re.sub("“[^”]*”", "", as_read(the_example(), full=full))
    assert not re.search(rf"\b({BANNED})\b", own, re.IGNORECASE)


# What people said


def test_every_kind_of_point_stands_under_its_heading_with_its_reference():
    points = [point(f"{kind.value:_<8}", kind, f"This is {kind.value}.") for kind in Kind]
    read = part(a_round(by_workers(*points)), "Workers")
    for kind in Kind:
        assert kind.heading in read
        assert f"This is {kind.value}." in read
        assert f"stay-together.1-W-{kind.value[:4]}" in read


def test_what_is_known_of_a_point_stands_beside_it():
    read = part(
        a_round(
            by_workers(
                point("aaaa", Kind.DEVELOP, "One", "letters", strength=Strength.NOT_IN_PLACE),
                point("bbbb", Kind.DEVELOP, "Two", strength=Strength.NEEDS_STRENGTHENING),
                point("cccc", Kind.EVIDENCE, "Three", strand=Strand.VOICE, held=Held.SEVERAL),
                point("dddd", Kind.DOING, "Four", "a", "b", held=Held.CONTESTED),
            )
        ),
        "Workers",
    )
    assert "One (not in place; theme “letters”; stay-together.1-W-aaaa)" in read
    assert "Two (in place, needs strengthening; stay-together.1-W-bbbb)" in read
    assert "Three (several people said so; evidence: voice of children and families; " in read
    assert "Four (not everyone agrees; themes “a”, “b”; stay-together.1-W-dddd)" in read


def test_references_grow_for_all_points_where_two_would_clash():
    one, two = point("abcdef1", Kind.NOTE, "One"), point("abcdef2", Kind.NOTE, "Two")
    other = point("99999999", Kind.NOTE, "Three")
    read = as_read(a_round(by_workers(one, two, other)))
    assert "One (stay-together.1-W-abcdef1)" in read
    assert "Three (stay-together.1-W-9999999)" in read


def test_an_id_that_begins_another_id_is_told_apart():
    read = as_read(
        a_round(by_workers(point("p1", Kind.NOTE, "One"), point("p10", Kind.NOTE, "Ten")))
    )
    assert "One (stay-together.1-W-p1)" in read
    assert "Ten (stay-together.1-W-p10)" in read


def test_a_group_without_an_answer_is_named_with_its_reason():
    round_ = a_round(
        by_workers(votes=LARGE), session("l", LEADERS, nothing_said(FIRST_INTERACTION))
    )
    assert "Asked, nothing said: “nothing to add”." in part(round_, "Leaders")
    assert "No finished session yet." in part(round_, "Managers")


def test_what_was_said_together_says_so_under_each_group():
    joint = session("j", (WORKERS, LEADERS), heard(point("aaaa", Kind.DOING, "Together")))
    round_ = a_round(joint)
    assert "Answered together with leaders on 12 March" in part(round_, "Workers")
    assert "Together (stay-together.1-L-aaaa)" in part(round_, "Leaders")


def test_a_session_that_is_not_finished_is_listed_and_not_read():
    open_session = session(
        "w", WORKERS, heard(point("aaaa", Kind.DOING, "Still open")), state=SessionState.OPEN
    )
    read = as_read(a_round(open_session, by_leaders(votes=LARGE)))
    assert "Still open" not in read
    assert "Sessions that are not finished are not read: Workers on “Reflective tool 2”" in read


# What was found


def test_staff_evidence_only_stands_on_every_finding_until_other_evidence_is_linked():
    leaders = by_leaders(votes=(0, 0, 0, 5, 3))
    practice = point("aaaa", Kind.EVIDENCE, "We see it", strand=Strand.PRACTICE)
    audit = point("aaaa", Kind.EVIDENCE, "Audit", strand=Strand.AUDIT)
    compared = "How the groups compare"
    without = a_round(by_workers(practice, votes=LARGE), leaders)
    linked = a_round(by_workers(audit, votes=LARGE), leaders)
    assert "Staff evidence only so far" in part(without, compared)
    assert "Staff evidence only so far" in part(without, "Differences of view")
    assert "Staff evidence only so far" not in part(linked, compared)
    assert "Staff evidence only so far" not in part(linked, "Differences of view")


def test_a_code_never_stands_without_its_gloss():
    round_ = a_round(by_workers(votes=LARGE), by_leaders(votes=(0, 0, 0, 5, 3)))
    assert "Dissonance, firm (They saw it differently)" in part(round_, "Differences of view")
    assert "Workers and leaders: dissonance, firm. They saw it differently." in part(
        round_, "How the groups compare"
    )


def test_firm_differences_come_before_those_to_check():
    done, wanted = (
        point("aaaa", Kind.DOING, "Done", "letters"),
        point("bbbb", Kind.DEVELOP, "Wanted", "letters"),
    )
    workers = session("w", WORKERS, heard(done), heard(votes=LARGE, question=COMPLEXITY))
    leaders = session(
        "l",
        LEADERS,
        heard(wanted),
        heard(votes=(0, 0, 0, 5, 3), question=COMPLEXITY),
    )
    read = part(a_round(workers, leaders), "Differences of view")
    assert read.index("Stay together: Complexity") < read.index("Stay together: First interaction")
    assert "Leaders rated it higher than workers did." in read
    assert "One group lists as done what another lists to develop: “letters”." in read


def test_how_many_voted_stands_once_and_not_beside_every_pair():
    round_ = a_round(by_workers(votes=LARGE, dont_know=2), by_leaders(votes=(0, 0, 0, 5, 3)))
    assert as_read(round_).count("Workers: 14 of 14 present voted; 12 gave a rating") == 1


def test_a_shared_strength_is_rated_high_by_all_who_agree():
    high = (0, 0, 1, 4, 3)
    strong = a_round(by_workers(votes=(0, 0, 2, 6, 4)), by_leaders(votes=high))
    middling = a_round(by_workers(votes=(0, 0, 7, 5, 0)), by_leaders(votes=high))
    assert "Workers and leaders rated this high: middle answers workers 4 Mostly" in part(
        strong, "Shared strengths"
    )
    assert "None found" in part(middling, "Shared strengths")


def test_a_shared_strength_is_done_by_all_who_agree_unless_one_rated_it_low():
    def done(point_id):
        return point(point_id, Kind.DOING, "We do", "supervision")

    said = a_round(by_workers(done("aaaa")), by_leaders(done("bbbb")))
    low = a_round(
        by_workers(done("aaaa"), votes=(6, 4, 0, 0, 0)),
        by_leaders(done("bbbb"), votes=(4, 4, 0, 0, 0)),
    )
    listed = "Workers and leaders listed “supervision” as already done."
    assert listed in part(said, "Shared strengths")
    assert listed not in part(low, "Shared strengths")


def test_a_strength_that_nobody_can_show_is_marked():
    round_ = a_round(by_workers(votes=(0, 0, 2, 6, 4)), by_leaders(votes=(0, 0, 1, 4, 3)))
    assert "Rated high, no evidence noted" in part(round_, "Shared strengths")


def test_one_group_asked_is_said_once_and_compared_with_nobody():
    round_ = a_round(
        session("n", PARTNERSHIP, heard(votes=LARGE, question=SUPPORT), bank="tool-1"),
        banks=(TOOL_1,),
    )
    section = part(round_, "Enabler 1: .*")
    assert section.count("One group asked (NCASP): nothing to compare.") == 1
    assert "No finished session yet." in part(
        a_round(banks=(TOOL_1,)), "Question 1: Developing support"
    )
    assert "How the groups compare" not in as_read(round_)


def test_a_question_that_nobody_has_heard_takes_one_line():
    read = part(a_round(by_workers(votes=LARGE)), "Question 2: Complexity")
    assert "So far no group answered." in read
    assert "Not reached" not in read
    assert "How the groups compare" not in read


def test_a_bank_without_a_scale_has_no_ratings():
    bare = TOOL_2.model_copy(update={"scale": None})
    read = as_read(a_round(by_workers(point("aaaa", Kind.NOTE, "Said")), banks=(bare,)))
    assert "No vote was taken" not in read
    assert "On a scale of" not in read


def test_every_threshold_is_printed_with_the_ruleset():
    read = part(a_round(by_workers(votes=LARGE)), "How the groups were compared")
    for words in ("ruleset v1", "less than 1 step", "at least 3", "at least 5", "1 time in 20"):
        assert words in read
    assert "said a number 2 or more above it" in read


# Who was asked


def test_coverage_says_how_far_each_group_got_and_who_came():
    assert "2 of 2; invited 8, present 6" in part(the_example(), r"How do you know it\?")
    read = part(the_example(), "Who was asked, and who was not")
    assert "Not asked" in part(the_example(), r"How do you know it\?")
    assert "Leaders: 2 questions not reached: “Complexity” (stay-together.2)" in read


def test_sessions_stand_in_the_order_of_their_dates_whatever_that_of_the_round():
    sessions = the_example().sessions
    shuffled = a_round(*reversed(sessions))
    rows = [line for line in as_markdown(shuffled).split("\n") if line.startswith("| 1")]
    assert rows[0].startswith("| 12 March 2026 | Reflective tool 2 | Workers")


# What a shareable copy leaves out


def test_a_full_copy_says_on_top_that_it_is_not_for_sharing():
    assert "Full copy: not for sharing." in as_markdown(the_example(), full=True).split("\n")[2]
    assert "Full copy: not for sharing" not in as_markdown(the_example())


@pytest.mark.parametrize(
    ("present", "votes"), [(4, (0, 1, 1, 2, 0)), (20, (0, 1, 1, 2, 0)), (None, (0, 1, 1, 2, 0))]
)
def test_a_small_groups_counts_are_left_out_and_the_report_says_so(present, votes):
    round_ = a_round(by_workers(votes=LARGE), by_leaders(votes=votes, present=present))
    ratings = part(round_, "Ratings")
    assert "2 said 4 Mostly" not in ratings
    assert ratings.count("left out\n") == 6
    assert "stay-together.1, leaders: counts." in part(round_, "What was left out, and why")
    assert "2 said 4 Mostly" in part(round_, "Ratings", full=True)


def test_five_present_and_five_ratings_are_enough_to_print():
    round_ = a_round(by_leaders(votes=(0, 1, 2, 2, 0), present=5))
    assert "1 said 2 Early, 2 said 3 Partly, 2 said 4 Mostly." in part(round_, "Ratings")


def test_a_small_groups_pair_has_no_steps_shift_or_shares():
    round_ = a_round(by_workers(votes=LARGE), by_leaders(votes=(0, 0, 0, 3, 0), present=3))
    compared = part(round_, "How the groups compare")
    assert "Leaders rated this higher than workers did: middle answer 4 Mostly" in compared
    assert "on average" not in compared
    assert "of all ways" not in compared
    assert "of all ways" in part(round_, "How the groups compare", full=True)


@pytest.mark.parametrize("votes", [(0, 0, 0, 12, 0), (0, 1, 0, 11, 0)])
def test_votes_that_are_all_or_nearly_all_alike_are_left_out_in_any_group(votes):
    round_ = a_round(
        session("w", WORKERS, heard(votes=votes)), by_leaders(votes=(0, 3, 3, 2, 0), present=8)
    )
    assert f"{votes[3]} said 4" not in as_read(round_)
    compared = part(round_, "How the groups compare")
    assert "on average" not in compared
    assert "they could tell how a person rated" in compared
    assert "fewer than 5 present" not in compared
    assert "stay-together.1, workers: counts." in part(round_, "What was left out, and why")
    assert f"{votes[3]} said 4 Mostly" in as_read(round_, full=True)


def test_dont_know_from_everybody_is_left_out_too():
    round_ = a_round(by_workers(votes=(0, 0, 0, 0, 0), dont_know=14))
    read = part(round_, "Ratings")
    assert "Workers: 14 of 14 present voted." in read
    assert "14 said" not in read
    assert "\n14\n" not in read


@pytest.mark.parametrize("votes", [(0, 0, 0, 1, 0), (0, 1, 0, 1, 0)])
def test_a_middle_answer_of_one_or_two_ratings_would_be_the_ratings(votes):
    round_ = a_round(by_workers(votes=votes))
    assert "Mostly" not in part(round_, "Ratings").split("Group")[0]
    assert "halfway" not in as_read(round_)
    assert "stay-together.1, workers: counts and middle answer." in as_read(round_)


def test_a_small_groups_split_is_left_out():
    round_ = a_round(by_leaders(votes=(2, 0, 0, 0, 2), present=4))
    assert "two sets: 2 of 4" not in as_read(round_)
    assert "two sets: 2 of 4" in as_read(round_, full=True)


def test_a_large_groups_split_stands_under_its_ratings():
    round_ = a_round(by_workers(votes=(5, 1, 0, 1, 5)))
    assert "Ratings from workers fell into two sets" in part(round_, "Ratings")
    assert as_read(round_).count("Ratings from workers fell into two sets") == 1


def test_a_small_groups_words_as_spoken_are_left_out_and_the_report_says_so():
    round_ = a_round(by_leaders(quote("Nobody told me"), votes=None, present=4))
    assert "Nobody told me" not in as_markdown(round_)
    assert "Words as spoken are left out of this copy" in part(round_, "Leaders")
    assert "stay-together.1, leaders: quotes." in as_read(round_)
    assert "Nobody told me" in as_markdown(round_, full=True)


def test_few_ratings_make_a_group_small_for_its_words_as_spoken_too():
    round_ = a_round(by_workers(quote("Nobody told me"), votes=(0, 1, 2, 0, 0)))
    assert "Nobody told me" not in as_markdown(round_)


def test_a_large_groups_words_as_spoken_are_set_apart():
    source = as_markdown(a_round(by_workers(quote())))
    assert "> We were never asked\n>\n> (stay-together.1-W-q1q1)" in source


def test_words_spoken_in_a_small_sitting_of_a_large_group_are_left_out():
    round_ = a_round(
        session("w1", WORKERS, heard(quote("Among many"), votes=LARGE)),
        session("w2", WORKERS, heard(quote("Among few", "q2q2")), present=3),
    )
    assert "Among many" in as_markdown(round_)
    assert "Among few" not in as_markdown(round_)


def test_names_stand_in_the_full_copy_alone():
    for name in ("Ada", "Bo Head"):
        assert name not in as_read(the_example())
        assert name in as_read(the_example(), full=True)
    assert "Yes; who is left out" in as_read(the_example())
    assert "Facilitator" not in as_read(the_example())


# Anything may be typed

HOSTILE = "[]/ab =\"'$@#1*_<>&|`~-+!\\.(){}^:\n"
typed = (
    st.one_of(st.text(HOSTILE, min_size=1, max_size=30), st.text(min_size=1, max_size=20))
    .map(clean)
    .filter(lambda text: text.strip())
)


def a_round_saying(text: str) -> Round:
    """Whatever people can type, in every place where they can."""
    points = [point(f"{kind.value:_<8}", kind, text, "theme") for kind in Kind]
    themed = point("themed", Kind.NOTE, "x", text)
    section = TOOL_2.sections[0]
    question = section.questions[0].model_copy(update={"text": text, "short_title": text})
    asked = section.model_copy(
        update={"title": text, "plain_title": text, "short_title": text, "questions": (question,)}
    )
    bank = a_bank("tool-2", asked).model_copy(
        update={"title": text, "version": text, "source": text, "licence": text}
    )
    workers = session(
        "w",
        WORKERS,
        heard(*points, themed, votes=LARGE),
        facilitator=text,
        others_present=text,
    )
    leaders = session("l", LEADERS, heard(point("lead", Kind.NOTE, "y", text)), present=8)
    round_ = a_round(workers, leaders, banks=(bank,))
    return round_.model_copy(update={"authority": text, "title": text})


PLAIN_BLOCKS = block_types(as_markdown(a_round_saying("plain"), full=True))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed)
def test_whatever_people_type_stays_text_and_reads_back_to_the_letter(text):
    source = as_markdown(a_round_saying(text), full=True)
    assert block_types(source) == PLAIN_BLOCKS
    allowed = OUR_TOKENS | {"em_open", "em_close", "strong_open", "strong_close"}
    assert {token.type for token in inline_tokens(source)} <= allowed
    read = texts(source)
    assert f"Gap report: {text}, {text}" in read
    for kind in Kind:
        known = f"(theme “theme”; stay-together.1-W-{kind.value[:4]})"
        if kind is Kind.QUOTE:
            assert text in read
        else:
            assert f"{text} {known}" in read
    assert any(f"theme “{text}”" in line for line in read)
    assert sum(line == text for line in read) >= 4
