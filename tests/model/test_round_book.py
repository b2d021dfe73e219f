"""What stands of a round's history where themes were renamed, merged, and merges taken back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from ncf_reflect.model.base import EntryBase
from ncf_reflect.model.decision import ThemeEntry
from ncf_reflect.model.evidence import BaselineMatchEntry, EvidenceEntry, Link, LinkKind
from ncf_reflect.model.gap import EvidenceLevel, GapEntry, Source, SourceKind
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.round_book import AnyRoundEntry, RoundBook, named_as_now
from ncf_reflect.model.shared import ExpectationLinkEntry, LinkedKind

ONE = "safe.leaders.1"
Made = TypeVar("Made", bound=EntryBase)


def entry(of: type[Made], **fields: object) -> Made:
    at = datetime(2026, 3, 12, 10, tzinfo=UTC)
    return of.model_validate({"at": at, "role": "QA lead", "salt": "0" * 32, **fields})


def renamed(old: str, new: str) -> ThemeEntry:
    return entry(ThemeEntry, theme=new, renamed_from=old)


def merged(theme: str, into: str) -> ThemeEntry:
    return entry(ThemeEntry, theme=theme, merged_into=into)


def parted(theme: str) -> ThemeEntry:
    return entry(ThemeEntry, theme=theme)


def linked(theme: str, *, withdrawn: bool = False) -> ExpectationLinkEntry:
    fields = {"kind": LinkedKind.THEME, "id": theme, "expectation": ONE, "withdrawn": withdrawn}
    return entry(ExpectationLinkEntry, **fields)


def evidence(*themes: str, known_as: str = "e1") -> EvidenceEntry:
    return entry(
        EvidenceEntry,
        evidence=known_as,
        strand=Strand.AUDIT,
        source="Spring audit",
        says="9 of 22",
        level=EvidenceLevel.SOME,
        links=tuple(Link(kind=LinkKind.THEME, id=theme) for theme in themes),
    )


def gap(theme: str) -> GapEntry:
    source = Source(kind=SourceKind.FINDING, id="safe.collaboration")
    return entry(GapEntry, gap="g1", section="safe", theme=theme, told="", sources=(source,))


def match(*themes: str, refused: tuple[str, ...] = ()) -> BaselineMatchEntry:
    return entry(BaselineMatchEntry, item="i1", themes=themes, refused=refused)


def named(history: Sequence[AnyRoundEntry]) -> tuple[object, ...]:
    """Every name of a theme that gap, evidence, match and links have."""
    book = RoundBook(history)
    return (
        [one.theme for one in book.gaps],
        [link.id for one in book.evidence for link in one.links],
        [one.themes for one in book.baseline_matches],
        [link.id for link in book.expectation_links],
    )


def about(theme: str) -> list[AnyRoundEntry]:
    return [gap(theme), evidence(theme), match(theme), linked(theme)]


ALL_OF = {name: ([name], [name], [(name,)], [name]) for name in ("letters", "post", "Letters")}


def test_all_that_names_a_theme_follows_its_new_name_whatever_its_capitals() -> None:
    assert named([*about("Letters"), renamed("letters", "post")]) == ALL_OF["post"]


def test_all_that_names_a_theme_follows_it_into_another_and_comes_back() -> None:
    history = [*about("letters"), merged("letters", "mail"), renamed("mail", "post")]
    assert named(history) == ALL_OF["post"]
    assert named([*history, renamed("post", "mail"), parted("letters")]) == ALL_OF["letters"]


def test_what_is_recorded_after_a_merge_stays_with_the_theme_that_it_named() -> None:
    history = [merged("letters", "post"), *about("post"), parted("letters")]
    assert named(history) == ALL_OF["post"]


def test_what_named_the_new_name_before_is_not_renamed_with_it_on_the_way_back() -> None:
    history = [*about("post"), renamed("letters", "post"), renamed("post", "letters")]
    assert named(history) == ALL_OF["post"]
    history.insert(-1, evidence("post", known_as="e2"))
    assert named(history)[1] == ["post", "letters"]


def test_a_theme_of_an_old_name_that_came_up_again_stands_by_itself() -> None:
    assert named([renamed("letters", "post"), *about("letters")]) == ALL_OF["letters"]


def test_a_change_of_capitals_alone_is_followed() -> None:
    assert named([*about("letters"), renamed("letters", "Letters")]) == ALL_OF["Letters"]


def test_themes_that_became_one_are_named_once_and_what_is_matched_is_not_refused() -> None:
    book = RoundBook(
        [
            evidence("letters", "post"),
            match("letters", refused=("post", "rotas")),
            linked("letters"),
            linked("post"),
            merged("letters", "post"),
        ]
    )
    assert [link.id for link in book.evidence[0].links] == ["post"]
    assert book.baseline_matches[0].themes == ("post",)
    assert book.baseline_matches[0].refused == ("rotas",)
    assert [link.id for link in book.expectation_links] == ["post"]


@pytest.mark.parametrize("gone_first", ["letters", "post"])
def test_a_link_stands_where_either_of_the_merged_themes_has_it(gone_first: str) -> None:
    history: list[AnyRoundEntry] = [linked("letters"), linked("post")]
    history += [linked(gone_first, withdrawn=True), merged("letters", "post")]
    assert [link.id for link in RoundBook(history).expectation_links] == ["post"]


def test_a_link_that_is_taken_back_from_themes_that_are_one_is_gone_from_both() -> None:
    history = [linked("letters"), merged("letters", "post"), linked("POST", withdrawn=True)]
    assert RoundBook(history).expectation_links == ()
    assert RoundBook([*history, parted("letters")]).expectation_links == ()


def test_a_history_with_the_names_of_now_has_every_entry_in_its_place() -> None:
    history = [evidence("letters"), renamed("letters", "post"), evidence("rotas", known_as="e2")]
    first, *rest = named_as_now(history)
    assert first == evidence("post")
    assert rest == history[1:]
