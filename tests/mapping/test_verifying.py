"""Whether a report still tells what its mapping holds, in every format."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.report_words import write_words
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.verifying import Verdict, verify
from ncf_reflect.model.groups import Group
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS
from ncf_reflect.report.values import Meeting
from tests.mapping.builders import a_live, a_mapping, line

SAID = "Letters still in jargon"


@pytest.fixture
def mapping(tmp_path: Path) -> Iterator[OpenedMapping]:
    with a_mapping(tmp_path / "north.ncf") as made:
        live = a_live(made)
        live.record([line(SAID), line("We call back")])
        live.close()
        yield made


def made(
    mapping: OpenedMapping, format_: str = "md", options: ReportOptions | None = None
) -> bytes:
    return render_report(mapping.round(), format_, options or ReportOptions())


def added_to(mapping: OpenedMapping) -> None:
    live = a_live(mapping, Group.MANAGERS)
    live.record([line("Nobody asked us")])
    live.close()


def edited(report: bytes, format_: str, before: str, after: str) -> bytes:
    """The report as somebody's editor would save it."""
    if format_ != "docx":
        return report.replace(before.encode(), after.encode())
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(report)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before.encode(), after.encode()))
    return saved.getvalue()


def words(verdict: Verdict) -> str:
    return " ".join(verdict.sentences)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_is_followed_through_what_becomes_of_its_data(
    mapping: OpenedMapping, format_: str
) -> None:
    report = made(mapping, format_)
    fresh = verify(mapping, report)
    assert fresh.holds and "byte for byte" in words(fresh)
    by_hand = verify(mapping, edited(report, format_, SAID, "Letters are fine"))
    assert not by_hand.holds
    assert "edited by hand since it was made, under: “Workers”" in words(by_hand)
    added_to(mapping)
    after = verify(mapping, report)
    assert not after.holds and after.printed_hash == fresh.present_hash != after.present_hash
    assert "The mapping has changed since. Now different, under: " in words(after)
    assert "Managers" in after.headings and "How the groups were compared" not in after.headings
    assert after.printed_hash in words(after) and after.present_hash in words(after)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("full", [False, True])
def test_each_kind_and_copy_is_compared_with_its_like(
    mapping: OpenedMapping, kind: str, full: bool
) -> None:
    verdict = verify(mapping, made(mapping, "md", ReportOptions(kind=kind, full=full)))
    assert verdict.holds and "byte for byte" in words(verdict)


def test_a_head_that_was_filled_in_is_no_edit(mapping: OpenedMapping) -> None:
    options = ReportOptions(meeting=Meeting(meeting="Quality board", purpose="To decide"))
    verdict = verify(mapping, made(mapping, "md", options))
    assert verdict.holds and "its head was not compared" in words(verdict)


def test_what_was_added_and_no_report_tells_does_no_harm(mapping: OpenedMapping) -> None:
    report = made(mapping, "md", ReportOptions(kind="annex"))
    write_words(mapping, mapping.round(), {"summary": "Read this."})
    verdict = verify(mapping, report)
    assert verdict.holds
    assert verdict.sentences[0] == (
        "The mapping has changed since, but nothing that this report tells."
    )


def test_another_version_is_not_taken_for_an_edit(mapping: OpenedMapping) -> None:
    report = edited(made(mapping), "md", "NCF Reflect", "NCF Reflect 99.")
    verdict = verify(mapping, edited(report, "md", SAID, "Letters are fine"))
    assert verdict.holds and "another version" in words(verdict)


def test_a_word_file_whose_headings_have_other_names_is_not_called_edited(
    mapping: OpenedMapping,
) -> None:
    report = made(mapping, "docx")
    for level in range(1, 5):
        report = edited(report, "docx", f'"Heading{level}"', f'"berschrift{level}"')
    verdict = verify(mapping, report)
    assert verdict.holds and "cannot be told from other text" in words(verdict)
    added_to(mapping)
    verdict = verify(mapping, report)
    assert not verdict.holds and verdict.sentences[0] == "The mapping has changed since."


def test_a_report_of_another_mapping_is_said_to_be(mapping: OpenedMapping, tmp_path: Path) -> None:
    with a_mapping(tmp_path / "other.ncf") as other:
        added_to(other)
        other.start_round("Autumn 2026", mapping.round().banks)
        verdict = verify(mapping, made(other))
    assert not verdict.holds
    assert words(verdict).startswith("This is no report of this mapping. It is of another one: ")


@pytest.mark.parametrize("data", [b"", b"# Minutes\n\nSaid: abc\n", b"<!doctype html><p>Hello"])
def test_what_is_no_report_is_said_to_be_none(mapping: OpenedMapping, data: bytes) -> None:
    verdict = verify(mapping, data)
    assert not verdict.holds and words(verdict).startswith("This is no report of this mapping.")


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut short", b"\xff\xfe\x00"])
def test_what_is_no_file_of_these_formats_is_refused(mapping: OpenedMapping, data: bytes) -> None:
    with pytest.raises(RefusedError, match="no report in Markdown, HTML or Word"):
        verify(mapping, data)


def test_a_hash_that_somebody_said_is_not_taken_for_the_report_s(mapping: OpenedMapping) -> None:
    live = a_live(mapping, Group.LEADERS)
    live.record([line(f"SHA-256 of the data {'a' * 64}")])
    live.close()
    assert "byte for byte" in words(verify(mapping, made(mapping)))
