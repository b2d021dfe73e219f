"""The kinds of report: the head, the one page, three questions, what each statement rests on."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document

from ncf_reflect import __version__
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.composing import gap_report
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.reporting.traced import data_hash
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineItem,
    BaselineList,
    Evidence,
    Indicator,
    IndicatorFigures,
    Link,
    LinkKind,
)
from ncf_reflect.model.gap import Action, EvidenceLevel, Gap, GapSize, Source, SourceKind
from ncf_reflect.model.kinds import Kind, Strand
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import DisclosureChoice, ReportWords, WordsPlace
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.carried import gap_table
from ncf_reflect.report.papers.front import MOST_ON_THE_PAGE
from ncf_reflect.report.papers.kinds import KINDS, document_of
from ncf_reflect.report.runs import as_run
from ncf_reflect.report.values import AskKind, Meeting
from tests.mapping.report_round import (
    FIRST_INTERACTION,
    LEADERS,
    WORKERS,
    a_round,
    answer,
    point,
    session,
    the_example,
)
from tests.report.reading import Page, texts, word_texts

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
PARTS = [
    "On one page",
    "What do you know about the quality and impact of practice?",
    "How do you know it?",
    "What are your plans for the next twelve months?",
    "Shared gaps in full",
    "Differences of view in full",
    "Shared strengths in full",
    "Silences in full: no answer, or different topics",
    "Enabler 1: Multi-agency working is prioritised and effective.",
    "Outcome 1: Children's social care will help your family stay together.",
    "Outcome 2: Your family network will be involved.",
    "Limits of this report",
    "Who was asked, and who was not",
    "What was left out, and why",
    "How the groups were compared",
    "Decisions",
    "What this report was made from",
]


def read(round_: Round, options: ReportOptions | None = None) -> str:
    return "\n".join(texts(render_report(round_, "md", options or ReportOptions()).decode()))


def in_format(round_: Round, format_name: str, options: ReportOptions) -> str:
    made = render_report(round_, format_name, options)
    if format_name == "docx":
        return "\n".join(word_texts(made))
    return "\n".join(Page(made).texts if format_name == "html" else texts(made.decode()))


def headings(markdown: str, level: int) -> list[str]:
    lines = [line for line in markdown.split("\n") if line.startswith("#" * level + " ")]
    return texts("\n\n".join(lines))


# The whole


def test_a_board_paper_has_its_parts_in_their_order() -> None:
    assert headings(render_report(the_example(), "md").decode(), 2) == PARTS


def test_no_level_of_heading_is_skipped() -> None:
    page = Page(render_report(the_example(), "html", ReportOptions(full=True)))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(now - before <= 1 for before, now in pairwise(levels))


def test_every_format_says_the_same() -> None:
    def words(format_name: str) -> str:
        told = in_format(the_example(), format_name, ReportOptions())
        return re.sub(r"\s+", " ", told)

    for line in ("Talk about 1 firm difference", "It rests on stay-together.1-W-77de", "4 Mostly"):
        assert all(line in words(name) for name in FORMATS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_round_and_choices_give_the_same_bytes(kind: str, format_name: str) -> None:
    options = ReportOptions(kind=kind)
    first = render_report(the_example(), format_name, options)
    assert first == render_report(the_example(), format_name, options)


def test_the_one_page_is_the_first_page_of_the_paper_alone() -> None:
    paper = read(the_example())
    page = read(the_example(), ReportOptions(kind="one-page"))
    first = paper[paper.index("On one page") : paper.index("What do you know about")]
    assert page.startswith("Gap report on one page: Northumberland, Spring 2026")
    assert first.strip() in page.replace("in the board paper", "under “Shared gaps in full”")
    assert "Duty desk calls back" not in page


def test_a_list_on_the_page_is_short_and_says_where_the_rest_is() -> None:
    report = gap_report(the_example())
    item = report.front.gaps.items[0]
    many = report.front.gaps.model_copy(update={"items": (item,) * (MOST_ON_THE_PAGE + 3)})
    long = report.model_copy(update={"front": report.front.model_copy(update={"gaps": many})})
    made = FORMATS["md"].render(document(long))
    page = made.decode().split("## What do you know")[0]
    assert page.count("(family-network.1): Every group") == MOST_ON_THE_PAGE
    assert "3 more under “Shared gaps in full”" in page


def document(report):
    return document_of(report, "board")


def test_a_kind_that_nobody_has_is_refused() -> None:
    with pytest.raises(RefusedError, match="Kinds: board, one-page, annex"):
        render_report(the_example(), "md", ReportOptions(kind="poster"))


def test_a_template_goes_with_word_only() -> None:
    with pytest.raises(RefusedError, match="A template goes with the format docx only"):
        render_report(the_example(), "md", template=b"")


# The head


def test_the_head_has_what_was_given_and_says_what_is_still_to_be_filled_in() -> None:
    meeting = Meeting(meeting="Quality board", author_role="QA lead", purpose="To decide")
    said = read(the_example(), ReportOptions(meeting=meeting))
    assert "Meeting: Quality board" in said and "Author’s role: QA lead" in said
    assert "Date: To be filled in" in said and "Purpose: To decide" in said
    assert "What is asked of the board: Decide 3 things, challenge 2 things, note 1 thing" in said


def test_each_ask_is_to_decide_to_challenge_or_to_note_and_has_its_references() -> None:
    asks = gap_report(the_example()).front.asks
    assert {ask.kind for ask in asks} == set(AskKind)
    assert [ask.references for ask in asks if ask.text.startswith("Decide")] == [
        ("family-network.1",)
    ]
    assert "Talk about 1 firm difference of view" in read(the_example())
    assert "before deciding. (stay-together.1)" in read(the_example())


# Traceable


def test_it_prints_version_ruleset_hash_and_the_day_of_its_data() -> None:
    said = read(the_example())
    assert f"SHA-256 of the data: {data_hash(the_example())}" in said
    assert "Ruleset: v1" in said and f"Made with: NCF Reflect {__version__}" in said
    assert "Data as of: 2 April 2026" in said
    assert "Data as of: 1 June 2026" in read(the_example(), ReportOptions(as_of=date(2026, 6, 1)))


def test_the_hash_tells_any_two_rounds_apart_and_not_how_they_came_about() -> None:
    round_ = the_example()
    assert data_hash(round_) == data_hash(the_example())
    assert data_hash(round_) != data_hash(round_.model_copy(update={"title": "Autumn"}))
    fewer = round_.model_copy(update={"sessions": round_.sessions[:-1]})
    assert data_hash(round_) != data_hash(fewer)


def test_what_was_found_names_the_points_that_it_rests_on() -> None:
    report = gap_report(the_example())
    (difference,) = report.front.differences.items
    assert difference.rests_on == (
        "stay-together.1-W-77de",
        "stay-together.1-W-88ef",
        "stay-together.1-M-0b2a",
        "stay-together.1-L-1a5d",
        "stay-together.1-L-1b6e",
    )
    (gap,) = report.front.gaps.items
    assert gap.rests_on == ("family-network.1-W-f5d8", "family-network.1-M-0d4c")


def test_evidence_that_groups_named_stands_by_its_kind_with_references() -> None:
    said = read(the_example())
    assert "Audit: 1 point (stay-together.1-W-c1f0)" in said


def test_what_needs_to_happen_is_told_and_not_called_a_plan() -> None:
    said = read(the_example())
    assert "nobody has agreed to it by saying it" in said
    assert "Stay together: Complexity: Ask families what helped" in said


# A person's own words


def own(place: WordsPlace, text: str, section: str = "") -> ReportWords:
    return ReportWords(place=place, text=text, section=section)


def test_a_persons_own_words_stand_in_their_places_and_say_so() -> None:
    words = (
        own(WordsPlace.SUMMARY, "In short.\n\nAll [is] well."),
        own(WordsPlace.CHILDREN, "Families wait."),
        own(WordsPlace.CHILDREN, "Letters frighten.", "stay-together"),
        own(WordsPlace.LIMITS, "Half were away."),
    )
    said = read(the_example().model_copy(update={"words": words}))
    assert "In short.\nAll [is] well. (written by the author)" in said
    assert "Families wait. (written by the author)" in said
    assert "Nobody has written yet" not in said and "Nobody has written yet" in read(the_example())
    assert said.index("Letters frighten.") > said.index("Outcome 1: Children's social care")
    assert "Half were away." in said and "It tells what groups said" in said


def test_own_asks_stand_in_the_place_of_ours_which_stay_in_the_annex() -> None:
    words = (own(WordsPlace.ASKS, "Please fund one worker."),)
    round_ = the_example().model_copy(update={"words": words})
    assert "Please fund one worker." in read(round_)
    assert "Decide what to do about" not in read(round_)
    assert "Decide what to do about" in read(round_, ReportOptions(kind="annex"))


def test_words_that_are_given_stand_in_the_place_of_those_of_the_round() -> None:
    given = ReportOptions(words=(own(WordsPlace.SUMMARY, "Given."),))
    round_ = the_example().model_copy(update={"words": (own(WordsPlace.SUMMARY, "Kept."),)})
    assert "Given." in read(round_, given) and "Kept." not in read(round_, given)


# Gaps, evidence, baseline


def with_gap() -> Round:
    gap = Gap(
        id="gap1aaaa",
        section="stay-together",
        question=FIRST_INTERACTION,
        told="Letters are hard to read",
        needed="write them anew",
        size=GapSize.LARGE,
        evidence_level=EvidenceLevel.SOME,
        sources=(Source(kind=SourceKind.POINT, id="77de02"),),
        expectations=("stay-together.practitioners.1",),
        role="QA lead",
        at=AT,
    )
    action = Action(
        id="act1bbbb", gap="gap1aaaa", task="Write [letters] anew", measure="Parents say so",
        role="QA lead", at=AT,
    )  # fmt: skip
    evidence = Evidence(
        id="ev11cccc",
        strand=Strand.VOICE,
        source="Parents’ panel",
        says="We read it twice",
        level=EvidenceLevel.SOME,
        links=(Link(kind=LinkKind.QUESTION, id="family-network.family-led-tools"),),
        role="QA lead",
        at=AT,
    )
    item = BaselineItem(
        id="line1", section="stay-together", list=BaselineList.DOING, text="Duty answers in a day"
    )
    baseline = Baseline(authority="Northumberland", source="Our framework", items=(item,))
    more = {"gaps": (gap,), "actions": (action,), "evidence": (evidence,), "baseline": baseline}
    return the_example().model_copy(update=more)


def test_a_gap_keeps_size_evidence_and_status_apart_and_says_what_it_lacks() -> None:
    said = read(with_gap())
    for words in (
        "Size: Large: not in place, or hardly anywhere",
        "Strength of evidence: Some: several groups",
        "Status: Open: nothing is agreed yet",
        "Still lacking: the sentence about children",
        "It rests on stay-together.1-W-77de.",
        "Owner: No owner yet.",
    ):
        assert words in said
    assert "(stay-together-G-gap1)" in said


def test_actions_stand_in_one_table_with_their_owners() -> None:
    said = read(with_gap())
    plans = said[said.index("What are your plans") : said.index("What groups said needs")]
    assert "Write [letters] anew" in plans and "No owner yet" in plans
    assert "A-act1 on stay-together-G-gap1" in plans
    assert "Stay together · First interaction" in plans, "told without looking anything up"


def test_no_cell_of_the_plan_is_empty_and_a_sentence_ends_before_the_next_one_begins() -> None:
    round_ = with_gap()
    (action,) = round_.actions
    without = action.model_copy(update={"measure": ""})
    assert "No measure yet" in read(round_.model_copy(update={"actions": (without,)}))
    assert "No action yet" in read(round_.model_copy(update={"actions": ()}))
    for actions in ((action,), (without,), ()):
        report = gap_report(round_.model_copy(update={"actions": actions}))
        table = gap_table(tuple(gap for section in report.sections for gap in section.gaps))
        assert all(as_run(cell).text for row in table.rows for cell in row)
    assert (
        "Write [letters] anew. Owner: No owner yet. What will be different for children: "
        "Parents say so. Review on No date yet; Agreed (A-act1)" in read(round_)
    )


def test_an_indicator_is_drawn_over_its_periods_beside_its_figures() -> None:
    figures = (
        IndicatorFigures(period="2023-24", own="24%"),
        IndicatorFigures(period="2024-25", own="21%"),
    )

    def drawn(*figures: IndicatorFigures) -> bool:
        (evidence,) = with_gap().evidence
        with_figures = evidence.model_copy(
            update={
                "strand": Strand.DATA,
                "indicator": Indicator(name="Waits", figures=figures),
            }
        )
        round_ = with_gap().model_copy(update={"evidence": (with_figures,)})
        said = in_format(round_, "html", ReportOptions())
        assert "Figures of E-ev11" in said
        return "How the figures of E-ev11 moved over the periods" in said

    assert drawn(*figures) and not drawn(figures[0])


def test_an_expectation_is_printed_in_its_words_where_they_are_known() -> None:
    options = ReportOptions(expectations={"stay-together.practitioners.1": "“Listen” (page 3)"})
    assert "“Listen” (page 3)" in read(with_gap(), options)
    assert "stay-together.practitioners.1" in read(with_gap())


def test_evidence_from_outside_takes_the_mark_of_staff_evidence_away() -> None:
    marked = "Family network: Family-led tools (family-network.1)"

    def shared_gap(round_: Round) -> str:
        said = read(round_)
        return said[said.index(marked) :].split("\n")[0]

    assert "Staff evidence only so far" in shared_gap(the_example())
    assert "Staff evidence only so far" not in shared_gap(with_gap())
    assert "Voice of children and families: We read it twice (“Parents’ panel”; E-ev11)" in read(
        with_gap()
    )


def test_the_local_baseline_stands_beside_what_groups_said() -> None:
    said = read(with_gap())
    assert "What our own quality framework already says" in said
    assert "What we already do: Duty answers in a day (B-line" in said
    assert said.count("Not yet matched.") == 1, "said once of a line"
    assert "Local baseline of Northumberland. 1 line: 1 not yet matched" in said


def test_an_example_of_a_baseline_is_not_called_the_councils_own() -> None:
    said = read(with_gap().model_copy(update={"authority": "Durham"}))
    assert "our own quality framework" not in said
    assert "What the example of a quality framework already says" in said
    assert "Local baseline of Northumberland. An example: it is not Durham’s own." in said


def test_the_report_is_as_of_the_newest_thing_in_it() -> None:
    assert "Data as of: 4 May 2026" in read(with_gap())


# What is not told


def with_three_leaders() -> Round:
    spoken = point("1c7f15", Kind.QUOTE, "I thought we had mended it")
    return a_round(
        session("w", WORKERS, answer(FIRST_INTERACTION, votes=(2, 6, 3, 1, 0))),
        session("l", LEADERS, answer(FIRST_INTERACTION, spoken, votes=(0, 0, 1, 1, 1)), present=3),
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_name", FORMATS)
def test_no_count_or_quote_of_a_group_of_three_stands_in_any_format(
    kind: str, format_name: str
) -> None:
    shared = in_format(with_three_leaders(), format_name, ReportOptions(kind=kind))
    assert "I thought we had mended it" not in shared
    assert "1 said 3 Partly, 1 said 4 Mostly" not in shared
    assert "higher on average" not in shared and "ratings would move" not in shared
    assert "15 ratings" not in shared and "of 36 pairs" not in shared
    full = in_format(with_three_leaders(), format_name, ReportOptions(kind=kind, full=True))
    assert kind == "one-page" or "1 said 3" in full


def test_the_picture_of_a_group_of_three_has_no_bar() -> None:
    page = render_report(with_three_leaders(), "html").decode()
    drawn = page[page.index("How the ratings on") :]
    assert drawn.count("<rect", 0, drawn.index("</svg>")) == 4
    assert "Left out of this copy" in drawn


def test_the_annex_has_the_arithmetic_of_large_groups_and_leaves_out_that_of_small_ones() -> None:
    annex = read(the_example(), ReportOptions(kind="annex"))
    assert "Steps: 5/4 (1.250). From 1 step on ratings are no longer similar." in annex
    assert "F of workers" in annex and "1/6 (0.167)" in annex
    assert annex.count("Other figures left out: they could tell how a person rated.") == 2
    assert "Leaders: 3 said 4" not in annex
    full = read(the_example(), ReportOptions(kind="annex", full=True))
    assert "4/455 (about 9 in 1,000)" in full and "Leaders: 3 said 4" in full


def test_words_that_may_identify_somebody_are_masked_and_the_report_says_so() -> None:
    told = point("aaaa11", Kind.DOING, "Letter of 943 476 5919")
    round_ = a_round(session("w", WORKERS, answer(FIRST_INTERACTION, told)))
    said = read(round_)
    assert "Letter of [removed: NHS number] (stay-together.1-W-aaaa)" in said
    assert "943 476 5919" not in said
    left_out = said[said.index("What was left out, and why") :]
    assert "stay-together.1-W-aaaa: removed: NHS number." in left_out
    assert "943 476 5919" in read(round_, ReportOptions(full=True))


def test_a_point_that_is_left_out_still_counts_and_is_counted() -> None:
    told = point("aaaa11", Kind.DOING, "Letter of 943 476 5919", "letters")
    wanted = point("bbbb11", Kind.DEVELOP, "Better letters", "letters")
    round_ = a_round(
        session("w", WORKERS, answer(FIRST_INTERACTION, wanted)),
        session("l", LEADERS, answer(FIRST_INTERACTION, told), present=8),
    )
    out = ReportOptions(disclosures={"aaaa11": DisclosureChoice.LEAVE_OUT})
    said = read(round_, out)
    assert "Letter of" not in said and "stay-together.1-L-aaaa)" not in said
    assert "On “letters”, leaders listed things already done." in said
    assert "1 point is left out of this copy" in said
    assert gap_report(round_, out).front.differences == replaced(gap_report(round_))


def replaced(report):
    """The differences without the reference of the point that is left out."""
    items = tuple(
        item.model_copy(update={"rests_on": tuple(r for r in item.rests_on if "-L-aaaa" not in r)})
        for item in report.front.differences.items
    )
    return report.front.differences.model_copy(update={"items": items})


def test_a_full_copy_is_marked_in_every_format() -> None:
    options = ReportOptions(full=True)
    assert "Full copy: not for sharing." in read(the_example(), options)
    page = Page(render_report(the_example(), "html", options))
    assert page.of("body") == [{"class": "marked"}]
    made = Document(BytesIO(render_report(the_example(), "docx", options)))
    assert made.sections[0].header.paragraphs[0].text == "Full copy: not for sharing."
