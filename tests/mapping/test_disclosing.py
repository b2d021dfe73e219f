"""What may identify somebody does not go out by default, and what was chosen is remembered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ncf_reflect.analysis.identifiers import Identifier
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping import disclosing
from ncf_reflect.mapping.decisions import Deciding
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.publishing import publish
from ncf_reflect.mapping.reporting import disclosed
from ncf_reflect.model.decision import CodebookTheme, Seal
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineItem,
    BaselineList,
    BaselineMatch,
    Evidence,
    Indicator,
    IndicatorFigures,
    Link,
    LinkKind,
)
from ncf_reflect.model.gap import EvidenceLevel, Gap, Source, SourceKind
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, Kind, SessionState, Strand
from ncf_reflect.model.session import Point, Round
from ncf_reflect.model.shared import Disclosure, DisclosureChoice, ReportWords, WordsPlace
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS
from ncf_reflect.workshop.live import LiveSession
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import a_live, a_mapping, line
from tests.mapping.deciding import decided
from tests.mapping.report_round import (
    LEADERS,
    WORKERS,
    a_round,
    answer,
    point,
    session,
)
from tests.mapping.test_derivable import text_of

NHS = "943 476 5919"
TOLD = f"We lost the letter of {NHS} at NE61 2EF"
MASKED = "We lost the letter of [removed: NHS number] at [removed: postcode]"
KEEP, MASK, LEAVE_OUT = DisclosureChoice


def said(*points: Point, groups: Group | tuple[Group, ...] = WORKERS, present: int = 14) -> Round:
    return a_round(session("s", groups, answer(FIRST_INTERACTION, *points), present=present))


def texts(round_: Round) -> list[str]:
    return [p.text for s in round_.sessions for a in s.answers for p in a.points]


def with_choice(choice: DisclosureChoice, text: str = TOLD) -> Round:
    chosen = Disclosure(point="aaaa1", choice=choice, text_hash=disclosed.text_hash(text))
    spoken = said(point("aaaa1", Kind.DEVELOP, TOLD), point("bbbb1", Kind.DOING, "We call back"))
    return spoken.model_copy(update={"disclosures": (chosen,)})


NOBODY_CHOSE = with_choice(KEEP, "another wording")


def test_a_point_that_may_identify_somebody_is_listed_with_its_reference() -> None:
    (one,) = disclosing.listed(NOBODY_CHOSE)
    assert (one.reference, one.text) == ("stay-together.1-W-aaaa", TOLD)
    assert one.kinds == (Identifier.NHS_NUMBER, Identifier.POSTCODE)


def test_a_point_of_a_joint_session_is_listed_once() -> None:
    both = said(point("aaaa1", Kind.NOTE, TOLD), groups=(WORKERS, LEADERS))
    assert len(disclosing.listed(both)) == 1


def test_what_no_copy_shows_is_not_listed() -> None:
    assert disclosing.listed(said(point("a", Kind.QUOTE, TOLD), present=3)) == ()
    open_session = session(
        "s",
        WORKERS,
        answer(FIRST_INTERACTION, point("a", Kind.NOTE, TOLD)),
        state=SessionState.OPEN,
    )
    assert disclosing.listed(a_round(open_session)) == ()


def test_while_nobody_chose_it_is_masked() -> None:
    chosen = disclosed.choices(NOBODY_CHOSE)
    assert chosen == {"aaaa1": MASK}
    assert texts(disclosed.points_as_shared(NOBODY_CHOSE, chosen)) == [MASKED, "We call back"]


@pytest.mark.parametrize(
    ("choice", "reads"), [(KEEP, TOLD), (MASK, MASKED), (LEAVE_OUT, disclosed.LEFT_OUT_OF_COPY)]
)
def test_what_was_chosen_holds(choice: DisclosureChoice, reads: str) -> None:
    round_ = with_choice(choice)
    chosen = disclosed.choices(round_)
    assert texts(disclosed.points_as_shared(round_, chosen))[0] == reads
    assert disclosed.left_out_whole(chosen) == ({"aaaa1"} if choice is LEAVE_OUT else set())


def test_a_choice_for_another_wording_holds_no_more() -> None:
    (one,) = disclosing.listed(NOBODY_CHOSE)
    assert one.chosen is None and disclosing.to_choose(NOBODY_CHOSE) == (one,)


def test_a_choice_that_is_given_goes_before_the_remembered_one() -> None:
    assert disclosed.choices(with_choice(KEEP), {"aaaa1": LEAVE_OUT}) == {"aaaa1": LEAVE_OUT}


def test_a_round_in_which_nothing_is_found_stays_as_it_is() -> None:
    round_ = said(point("a", Kind.DOING, "22 records, March 2026"))
    assert disclosed.points_as_shared(round_, {}) is round_
    assert disclosing.listed(round_) == () and disclosing.warnings_for(round_) == ()


def test_a_point_that_nobody_listed_is_masked_all_the_same() -> None:
    assert texts(disclosed.points_as_shared(NOBODY_CHOSE, {}))[0] == MASKED


def test_a_theme_that_may_identify_somebody_is_masked() -> None:
    round_ = said(point("a", Kind.DOING, "We call back", "9434765919"))
    shared = disclosed.notes_as_shared(round_, {})
    assert shared.sessions[0].answers[0].points[0].themes == ("[removed: NHS number]",)


def a_gap(text: str) -> Gap:
    source = Source(kind=SourceKind.POINT, id="aaaa1")
    return Gap(id="gap1", section="stay-together", told=text, sources=(source,))


def test_other_texts_that_go_out_are_looked_at_too() -> None:
    words = ReportWords(place=WordsPlace.SUMMARY, text=f"Ring {NHS}")
    round_ = said().model_copy(update={"gaps": (a_gap(TOLD),), "words": (words,)})
    assert [(one.id, one.reference) for one in disclosing.listed(round_)] == [
        ("gap1", "gap gap1"),
        ("words.summary", "the author’s summary"),
    ]
    shared = disclosed.notes_as_shared(round_, disclosed.choices(round_))
    assert shared.gaps[0].told == MASKED
    assert shared.words[0].text == "Ring [removed: NHS number]"
    assert disclosed.notes_as_shared(round_, {"gap1": KEEP}).gaps[0].told == TOLD


def with_everything(words: str) -> Round:
    """A round with these words wherever a report has any that are no point's."""
    at = datetime(2026, 4, 2, tzinfo=UTC)
    theme, gap = f"t {words}", a_gap("Letters").model_copy(update={"theme": f"t {words}"})
    figures = (IndicatorFigures(period=words, own=words),)
    evidence = Evidence(
        id="e1",
        strand=Strand.DATA,
        source="Return",
        says="9 of 22",
        level=EvidenceLevel.SOME,
        links=(Link(kind=LinkKind.THEME, id=theme), Link(kind=LinkKind.GAP, id="gap1")),
        indicator=Indicator(name=words, definition=words, figures=figures),
    )
    lines = ("b1", words), ("b2", "Panels")
    items = tuple(
        BaselineItem(id=known, section="stay-together", list=BaselineList.DOING, text=text)
        for known, text in lines
    )
    return said(point("aaaa1", Kind.DEVELOP, "Letters", theme)).model_copy(
        update={
            "authority": f"A {words}",
            "title": f"R {words}",
            "gaps": (gap,),
            "evidence": (evidence,),
            "themes": (CodebookTheme(name=theme, description=words),),
            "seals": (
                Seal(sealed=True, role="PSW", at=at),
                Seal(sealed=False, reason=words, role=words, at=at),
            ),
            "baseline": Baseline(authority="N", source=words, items=items),
            "baseline_matches": (BaselineMatch(item="b2", themes=(theme,)),),
        }
    )


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_may_identify_somebody_goes_out_wherever_it_was_typed(
    kind: str, format_: str
) -> None:
    round_ = with_everything(NHS)
    assert NHS not in text_of(round_, format_, kind)
    assert NHS in text_of(round_, format_, kind, full=True)


def test_a_file_is_called_by_no_number_of_somebody_s(tmp_path: Path) -> None:
    shared = publish(with_everything(NHS), "md", tmp_path, datetime(2026, 4, 2, tzinfo=UTC))
    assert NHS not in shared.name and "removed NHS number" in shared.name


def test_titles_themes_baseline_lines_and_unsealing_can_be_chosen_for() -> None:
    found = disclosing.listed(with_everything(NHS))
    names = {one.id.split(".")[0] for one in found}
    assert names == {"e1", "seal", "baseline", "theme", "round"}
    assert {one.id for one in found} >= {"round.title", "round.authority", "baseline.b1", "seal.1"}
    assert all(NHS not in one.reference for one in found)
    kept = {one.id: KEEP for one in found}
    shared = disclosed.notes_as_shared(with_everything(NHS), kept)
    assert shared == with_everything(NHS)
    assert len(disclosing.warnings_for(with_everything(NHS))) == len(found) + 1


def test_a_theme_that_is_masked_stays_matched() -> None:
    shared = disclosed.notes_as_shared(with_everything(NHS), {})
    masked = "t [removed: NHS number]"
    assert shared.gaps[0].theme == shared.evidence[0].links[0].id == masked
    assert shared.baseline_matches[0].themes == shared.sessions[0].answers[0].points[0].themes


def test_a_date_that_is_quoted_is_no_date_of_a_meeting() -> None:
    round_ = said().model_copy(update={"gaps": (a_gap("They said “seen on 12 March 2014”"),)})
    assert disclosing.listed(round_)[0].kinds == (Identifier.DATE,)


def test_a_date_in_what_the_author_wrote_is_that_of_a_meeting() -> None:
    round_ = said().model_copy(update={"gaps": (a_gap("Seen on 12 March 2026"),)})
    assert disclosing.listed(round_) == ()
    born = said().model_copy(update={"gaps": (a_gap("A child born 12 March 2014"),)})
    assert len(disclosing.listed(born)) == 1


def test_each_text_that_was_changed_is_told() -> None:
    assert disclosed.disclosure_lines(NOBODY_CHOSE, {"aaaa1": MASK}) == (
        "stay-together.1-W-aaaa: removed: NHS number, postcode.",
    )
    assert disclosed.disclosure_lines(NOBODY_CHOSE, {"aaaa1": KEEP}) == ()
    (line_,) = disclosed.disclosure_lines(NOBODY_CHOSE, {"aaaa1": LEAVE_OUT})
    assert "left out whole" in line_


def test_a_warning_for_each_that_is_not_settled_and_one_of_what_is_not_looked_for() -> None:
    first, last = disclosing.warnings_for(NOBODY_CHOSE)
    assert first == (
        "stay-together.1-W-aaaa may identify somebody (NHS number, postcode): "
        "masked in this copy, because nobody chose yet."
    )
    assert "Names" in last and "ncf-reflect disclose" in last
    assert disclosing.warnings_for(with_choice(MASK)) == ()


def test_of_a_full_copy_all_is_told_that_nobody_said_to_keep() -> None:
    assert "as it was typed" in disclosing.warnings_for(with_choice(MASK), full=True)[0]
    assert disclosing.warnings_for(with_choice(KEEP), full=True) == ()


# Remembered in the mapping


@pytest.fixture
def mapping(tmp_path: Path) -> Iterator[OpenedMapping]:
    with a_mapping(tmp_path / "north.ncf") as made:
        yield made


@pytest.fixture
def live(mapping: OpenedMapping) -> LiveSession:
    live = a_live(mapping)
    live.record([line(TOLD)])
    live.close()
    return live


def test_a_choice_is_remembered_until_the_words_change(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    (one,) = disclosing.listed(mapping.round())
    disclosing.choose(mapping, mapping.round(), one.reference, KEEP)
    assert disclosing.listed(mapping.round())[0].chosen is KEEP
    disclosing.choose(mapping, mapping.round(), one.id, LEAVE_OUT)
    assert disclosing.listed(mapping.round())[0].chosen is LEAVE_OUT
    live.correct(state=SessionState.OPEN)
    live.amend(one.id, text=f"{TOLD}, again")
    live.close()
    assert disclosing.listed(mapping.round())[0].chosen is None


def test_what_is_not_listed_cannot_be_chosen(mapping: OpenedMapping, live: LiveSession) -> None:
    with pytest.raises(RefusedError, match="lists what may identify somebody"):
        disclosing.choose(mapping, mapping.round(), "stay-together.9-W-aaaa", KEEP)
    second = a_live(mapping, Group.MANAGERS)
    second.record([line(f"Again {NHS}")])
    second.close()
    with pytest.raises(RefusedError, match="begins several: "):
        disclosing.choose(mapping, mapping.round(), "id", KEEP)


def test_a_note_on_a_decision_is_listed_and_masked_and_nothing_else_changes(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    deciding = Deciding(DecisionVerdict.SET_ASIDE, "QA lead", note=TOLD)
    round_ = decided(mapping, deciding)
    note = disclosing.listed(round_)[1]
    assert note.reference == "decision on stay-together.1, workers and leaders"
    shared = disclosed.notes_as_shared(round_, disclosed.choices(round_)).decisions[0]
    assert shared == round_.decisions[0].model_copy(update={"note": MASKED})
    disclosing.choose(mapping, round_, note.id, KEEP)
    kept = mapping.round()
    assert disclosed.notes_as_shared(kept, disclosed.choices(kept)).decisions[0].note == TOLD
