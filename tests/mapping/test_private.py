"""Private matter never goes out: drafts, earlier wordings, withdrawn points, names, identifiers."""

from dataclasses import replace
from pathlib import Path

import pytest

from ncf_reflect.mapping import disclosing
from ncf_reflect.mapping.decisions import Deciding
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.report_words import write_words
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, Kind
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import DisclosureChoice
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS
from tests.mapping.builders import a_live, a_mapping, line
from tests.mapping.deciding import decided
from tests.mapping.test_derivable import text_of

NEVER = {
    "an earlier wording": "EarlierWording",
    "a withdrawn point": "WithdrawnPoint",
    "a draft": "HalfTypedDraft",
    "a session that is not finished": "NotYetFinished",
    "who facilitated": "FacilitatorName",
    "who else was in the room": "OtherInTheRoom",
    "who decided": "DeciderName",
    "what somebody chose to leave out": "LeftOutWhole",
    "a number in a point": "943 476 5919",
    "a number in a quoted theme": "9434765919",
    "a postcode in the note on a decision": "NE61 2EF",
    "an address in the author’s words": "jo@example.org",
}


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Round:
    folder: Path = tmp_path_factory.mktemp("private")
    with a_mapping(folder / "north.ncf") as mapping:
        return everything_private(mapping)


def everything_private(mapping: OpenedMapping) -> Round:
    workers = a_live(mapping)
    workers.correct(facilitator="FacilitatorName", others_present="OtherInTheRoom")
    (corrected, withdrawn, *_) = workers.record(
        [
            line("EarlierWording"),
            line("WithdrawnPoint"),
            line("- Lost the letter of 943 476 5919", Kind.DEVELOP),
            line("LeftOutWhole, ring 01670 123456"),
        ]
    )
    workers.amend(str(corrected.id), text="As it was corrected", themes=("9434765919",))
    workers.amend(str(withdrawn.id), withdrawn=True)
    workers.close()
    leaders = a_live(mapping, Group.LEADERS)
    leaders.record([line("We do it already", Kind.DOING)])
    leaders.close()
    managers = a_live(mapping, Group.MANAGERS)
    managers.record([line("NotYetFinished")])
    managers.keep_draft(Kind.NOTE, "HalfTypedDraft")
    write_words(mapping, mapping.round(), {"summary": "Write to jo@example.org for more."})
    aside = Deciding(DecisionVerdict.SET_ASIDE, "QA lead", note="Seen at NE61 2EF")
    round_ = decided(mapping, replace(aside, name="DeciderName"))
    (left_out,) = [o for o in disclosing.listed(round_) if o.text.startswith("LeftOutWhole")]
    disclosing.choose(mapping, round_, left_out.id, DisclosureChoice.LEAVE_OUT)
    return mapping.round()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", FORMATS)
def test_no_copy_that_is_shared_has_it(round_: Round, format_: str, kind: str) -> None:
    text = text_of(round_, format_, kind)
    assert [what for what, words in NEVER.items() if words in text] == []


def test_what_may_be_told_is_in_it(round_: Round) -> None:
    text = text_of(round_, "html")
    for words in (
        "As it was corrected",
        "Lost the letter of [removed: NHS number]",
        "Seen at [removed: postcode]",
        "Write to [removed: e-mail address] for more.",
        "We do it already",
    ):
        assert words in text
    assert "removed: NHS number." in text and "left out whole" in text


def test_even_the_full_copy_has_nothing_that_was_taken_back(round_: Round) -> None:
    taken_back = ("EarlierWording", "WithdrawnPoint", "HalfTypedDraft", "NotYetFinished")
    full = text_of(round_, "html", full=True)
    assert [words for words in taken_back if words in full] == []
    assert "943 476 5919" in full and "LeftOutWhole" in full
