"""A mapping that has been opened: its rounds and their sessions."""

from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.session import SessionFacts
from tests.analysis.builders import a_bank, a_scale, a_section, tool_1, tool_2
from tests.mapping.builders import ROUND, a_live, a_mapping, line

OPEN = SessionFacts(state=SessionState.OPEN)


def test_a_round_keeps_the_banks_as_they_were_when_it_began(tmp_path: Path) -> None:
    old = tool_2()
    with a_mapping(tmp_path / "n.sqlite", [old]) as mapping:
        edited = {**old.model_dump(), "title": "Edited since"}
        mapping.start_round("Autumn 2026", [Bank.model_validate(edited)])
        assert mapping.round(ROUND).banks == (old,)
        assert [bank.title for bank in mapping.round().banks] == ["Edited since"]


def test_two_rounds_that_ask_the_same_bank_share_its_copy(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        mapping.start_round("Autumn 2026", (tool_1(), tool_2()))
        copies = mapping.store._database.query("SELECT bank FROM banks")
        assert len(list(copies)) == 2


def test_the_newest_round_is_the_one_begun_last(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        mapping.start_round("Autumn 2025", [tool_2()])
        assert mapping.newest_round() == "Autumn 2025"
        assert mapping.round().title == "Autumn 2025"
        assert mapping.rounds == (ROUND, "Autumn 2025")


def test_a_round_title_stands_once(tmp_path: Path) -> None:
    with (
        a_mapping(tmp_path / "n.sqlite") as mapping,
        pytest.raises(RefusedError, match="There is a round “Spring 2026” already"),
    ):
        mapping.start_round(ROUND, [tool_2()])


def test_a_round_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with (
        a_mapping(tmp_path / "n.sqlite") as mapping,
        pytest.raises(RefusedError, match=r"no round “Winter” here\. Rounds: Spring 2026"),
    ):
        mapping.round("Winter")


def test_banks_that_share_a_section_or_a_question_are_not_asked_in_one_round(
    tmp_path: Path,
) -> None:
    section = a_section("safe", [Group.WORKERS], ["collaboration"])
    other = a_bank("other", [section], a_scale())
    with a_mapping(tmp_path / "n.sqlite") as mapping, pytest.raises(FaultsError) as refused:
        mapping.start_round("Autumn 2026", [tool_2(), other])
    assert list(refused.value.faults) == [
        "safe stands in tool-2 and in other",
        "safe.collaboration stands in tool-2 and in other",
    ]


def test_sessions_stand_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        made = [a_live(mapping, group).id for group in (Group.LEADERS, Group.WORKERS)]
        assert [session.id for session in mapping.round().sessions] == made


def test_the_groups_of_a_joint_session_stand_in_the_one_order(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        groups = (Group.LEADERS, Group.WORKERS, Group.LEADERS)
        mapping.new_session(ROUND, "tool-2", groups, OPEN)
        assert mapping.round().sessions[0].groups == (Group.WORKERS, Group.LEADERS)


def test_a_session_of_a_group_that_the_bank_asks_nothing_is_refused(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        with pytest.raises(RefusedError, match="The bank tool-2 puts no question to NCASP"):
            mapping.new_session(ROUND, "tool-2", (Group.PARTNERSHIP,), OPEN)
        assert mapping.round().sessions == ()


def test_what_is_known_of_a_session_is_cleaned(tmp_path: Path) -> None:
    facts = SessionFacts(state=SessionState.OPEN, facilitator="J\x1bo", others_present="\u202eSam")
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        mapping.new_session(ROUND, "tool-2", (Group.WORKERS,), facts)
        (session,) = mapping.round().sessions
        assert (session.facilitator, session.others_present) == ("Jo", "Sam")


def test_findings_read_only_closed_sessions(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        live = a_live(mapping)
        live.record([line("+ said")])
        group = mapping.findings().sections[3].questions[0].groups[0]
        assert group.status.value == "not-held"
        live.close()
        group = mapping.findings().sections[3].questions[0].groups[0]
        assert group.status.value == "answered"


def test_an_empty_mapping_has_no_newest_round(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        mapping.store._database.execute("PRAGMA foreign_keys=OFF")
        mapping.store._database.execute("DELETE FROM rounds")
        with pytest.raises(RefusedError, match="There is no round in this mapping yet"):
            mapping.newest_round()
