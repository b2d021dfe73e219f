"""A table of evidence: read whole or refused whole, every fault by row and column."""

from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping import evidence as kept
from ncf_reflect.mapping.evidence_csv import LARGEST_TABLE, NOT_UTF_8
from ncf_reflect.mapping.evidence_import import Imported, import_table
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.evidence import Direction
from ncf_reflect.model.kinds import Strand
from tests.mapping.builders import ROUND
from tests.mapping.outside import SECTION, heard, link

HEAD = "strand,source,date,says,level,direction,section,theme,indicator,period,own,england\n"
AUDIT = "audit,Spring audit,2026-03-31,9 of 22,some,supports,stay-together,letters,,,,\n"
FIRST_PERIOD = "data,Dashboard,31/03/2026,Falling,strong,,safe,,Re-referrals,2024,24%,22%\n"
SECOND_PERIOD = ",,,,,,,,re-referrals,2025,21%,\n"


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    return heard(tmp_path, workers=["- Late letters #letters"])


def brought(mapping: OpenedMapping, table: str | bytes) -> Imported:
    data = table if isinstance(table, bytes) else table.encode()
    return import_table(mapping, mapping.round(), data, "table.csv")


def faults(mapping: OpenedMapping, table: str | bytes) -> tuple[str, ...]:
    with pytest.raises(FaultsError, match=r"^table\.csv cannot be brought in: nothing") as refused:
        brought(mapping, table)
    assert mapping.round().evidence == ()
    return refused.value.faults


def test_a_row_is_a_piece_of_evidence(mapping: OpenedMapping) -> None:
    assert brought(mapping, HEAD + AUDIT) == Imported(1, 0, 0, 0)
    (made,) = mapping.round().evidence
    assert (made.strand, made.says, made.direction) == (
        Strand.AUDIT,
        "9 of 22",
        Direction.SUPPORTS,
    )
    assert str(made.dated) == "2026-03-31"
    assert made.links == (link("section", SECTION), link("theme", "letters"))


def test_rows_of_one_indicator_join_by_its_name(mapping: OpenedMapping) -> None:
    brought(mapping, HEAD + FIRST_PERIOD + AUDIT + SECOND_PERIOD)
    indicator = mapping.round().evidence[0].indicator
    assert indicator is not None
    assert [(one.period, one.own, one.england) for one in indicator.figures] == [
        ("2024", "24%", "22%"),
        ("2025", "21%", ""),
    ]


@pytest.mark.parametrize(
    "spelled",
    [
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("strand", '"strand"'),
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("strand,source,date", '"Strand", SOURCE ,Dated'),
        lambda text: text + ",,,,,,,,,,,\n\n",
    ],
    ids=[
        "mark",
        "mark and quotes",
        "semicolons",
        "tabs",
        "windows",
        "old mac",
        "headings",
        "empty rows",
    ],
)
def test_what_spreadsheets_make_of_a_table_reads_the_same(
    mapping: OpenedMapping, spelled: object
) -> None:
    assert callable(spelled)
    brought(mapping, spelled(HEAD + AUDIT + FIRST_PERIOD))
    assert [one.says for one in mapping.round().evidence] == ["9 of 22", "Falling"]


def test_the_headings_alone_say_what_parts_the_cells(mapping: OpenedMapping) -> None:
    brought(mapping, HEAD + AUDIT.replace("9 of 22", "a;b;c;d;e;f;g"))
    assert mapping.round().evidence[0].says == "a;b;c;d;e;f;g"


def test_a_formula_is_text_and_what_a_terminal_would_obey_is_taken_out(
    mapping: OpenedMapping,
) -> None:
    table = HEAD + AUDIT.replace("9 of 22", '"=cmd|\x1b[31m ""x"", [/oops]"')
    assert (brought(mapping, table).new, brought(mapping, table).known) == (1, 1)
    assert mapping.round().evidence[0].says == '=cmd|[31m "x", [/oops]'


def test_the_same_table_twice_changes_nothing(mapping: OpenedMapping) -> None:
    table = HEAD + AUDIT + FIRST_PERIOD
    brought(mapping, table)
    before = mapping.store.round_history(ROUND)
    assert brought(mapping, table) == Imported(0, 0, 2, 0)
    assert mapping.store.round_history(ROUND) == before


def test_a_later_table_carries_an_indicator_on_and_keeps_its_links(mapping: OpenedMapping) -> None:
    brought(mapping, HEAD + FIRST_PERIOD)
    (made,) = mapping.round().evidence
    links = (*made.links, link("theme", "letters"))
    kept.link_evidence(mapping, mapping.round(), str(made.id), links)
    assert brought(mapping, HEAD + FIRST_PERIOD + SECOND_PERIOD) == Imported(0, 1, 0, 0)
    (now,) = mapping.round().evidence
    assert now.id == made.id
    assert set(now.links) == set(links)


def test_a_later_table_keeps_the_link_to_a_theme_that_was_renamed_since(
    mapping: OpenedMapping,
) -> None:
    brought(mapping, HEAD + FIRST_PERIOD)
    (made,) = mapping.round().evidence
    kept.link_evidence(mapping, mapping.round(), str(made.id), [link("theme", "letters")])
    Codebook(mapping, ROUND).rename("letters", "post")
    assert brought(mapping, HEAD + FIRST_PERIOD + SECOND_PERIOD) == Imported(0, 1, 0, 0)
    assert link("theme", "post") in mapping.round().evidence[0].links


def test_what_a_person_changed_or_withdrew_stays_as_they_left_it(mapping: OpenedMapping) -> None:
    brought(mapping, HEAD + AUDIT + FIRST_PERIOD)
    audit, data = mapping.round().evidence
    changed = kept.facts_of(audit).model_copy(update={"says": "ours"})
    kept.amend_evidence(mapping, mapping.round(), str(audit.id), changed)
    kept.withdraw_evidence(mapping, mapping.round(), str(data.id))
    assert brought(mapping, HEAD + AUDIT + FIRST_PERIOD) == Imported(0, 0, 2, 0)
    assert brought(mapping, HEAD + FIRST_PERIOD + SECOND_PERIOD) == Imported(0, 0, 0, 1)
    assert [one.says for one in mapping.round().evidence] == ["ours"]


def test_every_fault_is_told_at_once_by_row_and_column(mapping: OpenedMapping) -> None:
    rows = (
        "practice,,31.3.2026,x,huge,maybe,nowhere,never,,,,\n",
        "audit,s,,x,weak,,,,,2024,5,\n",
        FIRST_PERIOD,
        ",Other,,,,,,,Re-referrals,2024,,\n",
        "audit,s,2026-02-30,,weak,,,,,,,,surplus\n",
    )
    assert faults(mapping, HEAD + "".join(rows)) == (
        "row 2, strand: must be one of audit, data, voice, and is “practice”",
        "row 2, level: must be one of weak, some, strong, and is “huge”",
        "row 2, direction: must be one of supports, contradicts, neither, and is “maybe”",
        "row 2, date: must be a date such as 2026-03-31 or 31/03/2026",
        "row 2, section: “nowhere” is no section that this round asks",
        "row 2, theme: there is no theme “never” in this round",
        "row 2, source: must not be empty",
        "row 3, period: is a figure: name its indicator in the column “indicator”",
        "row 3, own: is a figure: name its indicator in the column “indicator”",
        "row 5, period: stands in row 4 already",
        "row 5, source: is not as in row 4: the rows of an indicator say it alike",
        "row 6: “surplus” stands in a column without a heading",
        "row 6, date: must be a date such as 2026-03-31 or 31/03/2026",
        "row 6, says: must not be empty",
    )


def test_an_indicator_is_data_and_has_periods(mapping: OpenedMapping) -> None:
    row = FIRST_PERIOD.replace("data,", "voice,").replace("2024", "")
    assert faults(mapping, HEAD + row) == (
        "row 2, strand: must be data: the row is about an indicator",
        "row 2, period: must not be empty",
    )


def test_the_same_evidence_twice_in_a_table_is_told(mapping: OpenedMapping) -> None:
    assert faults(mapping, HEAD + AUDIT + AUDIT) == ("row 3, says: is the same evidence as row 2",)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (b"", "the file is empty"),
        (HEAD.encode(), "there is no row under the headings"),
        ((HEAD + AUDIT).encode("utf-16"), NOT_UTF_8),
        ((HEAD + AUDIT.replace("9", "£")).encode("cp1252"), NOT_UTF_8),
        (b"x" * (LARGEST_TABLE + 1), "the file is larger than 1000 kB"),
        (HEAD + 'audit,"open', "row 2: a quote mark is missing"),
        (HEAD.replace("says,", "says,says,"), "row 1: the column “says” stands twice"),
        (HEAD.replace("level", "colour"), "row 1: the column “level” is missing"),
        (HEAD + AUDIT * 2001, "it has 2,001 rows; at most 2,000 are read"),
    ],
    ids=["empty", "heads", "utf-16", "cp1252", "large", "quote", "twice", "missing", "long"],
)
def test_a_table_that_cannot_be_read_says_why(
    mapping: OpenedMapping, table: str | bytes, fault: str
) -> None:
    assert any(told.startswith(fault) for told in faults(mapping, table))
