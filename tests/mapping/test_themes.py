"""The codebook: themes listed, described, renamed, merged, split, and put back."""

from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.alike import Likely, alikeness, likely_same, likely_themes
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import Codebook, list_themes
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import PointEntry
from tests.mapping.builders import ROUND, a_live, a_mapping, line


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    """Workers and managers said three things, and a session that is still open a fourth."""
    mapping = a_mapping(tmp_path / "n.sqlite")
    for group, texts in {
        Group.WORKERS: ["- Late letters #letters", "+ Call back #welcome"],
        Group.MANAGERS: ["- Old templates #Letters"],
    }.items():
        live = a_live(mapping, group)
        live.record(list(map(line, texts)))
        live.close()
    a_live(mapping, Group.LEADERS).record([line("+ New letters #letters")])
    return mapping


@pytest.fixture
def book(mapping: OpenedMapping) -> Codebook:
    return Codebook(mapping, ROUND)


def themes(book: Codebook) -> list[tuple[str, ...]]:
    """The themes of every point of the round, session by session."""
    return [
        point.themes
        for session in book.round.sessions
        for answer in session.answers
        for point in answer.points
    ]


def points(book: Codebook) -> list[str]:
    sessions = book.round.sessions
    return [str(p.id) for session in sessions for a in session.answers for p in a.points]


BEFORE = [("letters",), ("welcome",), ("Letters",), ("letters",)]


def test_themes_are_listed_with_their_counts_the_most_used_first(book: Codebook) -> None:
    letters, welcome = list_themes(book.round)
    assert (letters.name, letters.points, letters.kinds) == ("Letters", 2, {Kind.DEVELOP: 2})
    assert letters.groups == {Group.WORKERS: 1, Group.MANAGERS: 1}
    assert welcome.questions == {"stay-together.first-interaction": 1}


def test_a_description_is_listed_and_the_newest_holds(book: Codebook) -> None:
    book.describe("LETTERS", "what we send")
    book.describe("letters", " what we post ")
    assert list_themes(book.round)[0].description == "what we post"
    book.undo()
    assert list_themes(book.round)[0].description == "what we send"


def test_a_theme_that_is_only_described_is_listed_too(book: Codebook) -> None:
    book.describe("care leavers", "young people who left care")
    assert [theme.name for theme in list_themes(book.round)][-1] == "care leavers"


def test_a_theme_is_renamed_on_all_finished_points_whatever_its_capitals(book: Codebook) -> None:
    assert book.rename("letters", "Post") == 2
    assert themes(book) == [("Post",), ("welcome",), ("Post",), ("letters",)]


def test_a_renamed_theme_keeps_its_description(book: Codebook) -> None:
    book.describe("letters", "what we send")
    book.rename("letters", "post")
    assert [(t.name, t.description) for t in book.round.themes] == [("post", "what we send")]


def test_a_theme_is_respelled(book: Codebook) -> None:
    assert book.rename("letters", "LETTERS") == 2
    assert themes(book)[0] == ("LETTERS",)


def test_a_name_that_is_taken_asks_for_merging(book: Codebook) -> None:
    with pytest.raises(RefusedError, match="a theme “welcome” already: merge them"):
        book.rename("letters", "Welcome")


def test_themes_are_merged_and_none_stands_twice(book: Codebook) -> None:
    book.tag(points(book)[:1], "welcome")
    assert book.merge("letters", "welcome") == 2
    assert themes(book) == [("welcome",), ("welcome",), ("welcome",), ("letters",)]


def test_a_merged_theme_leaves_the_codebook(book: Codebook) -> None:
    book.describe("letters", "what we send")
    book.merge("letters", "welcome")
    assert book.round.themes == ()


def test_chosen_points_are_split_off(book: Codebook) -> None:
    assert book.split("letters", points(book)[2:3], "templates") == 1
    assert themes(book) == [("letters",), ("welcome",), ("templates",), ("letters",)]


def test_points_are_tagged_as_the_round_spells_the_theme_and_untagged(book: Codebook) -> None:
    assert book.tag(points(book)[:3], "WELCOME") == 2
    assert themes(book)[:3] == [("letters", "welcome"), ("welcome",), ("Letters", "welcome")]
    assert book.untag(points(book)[:3], "Welcome") == 3
    assert themes(book)[:3] == [("letters",), (), ("Letters",)]


@pytest.mark.parametrize("change", ["rename", "merge", "split", "tag", "untag"])
def test_every_change_is_taken_back_as_further_revisions(book: Codebook, change: str) -> None:
    book.describe("letters", "what we send")
    described = book.round.themes
    acts = {
        "rename": lambda: book.rename("letters", "post"),
        "merge": lambda: book.merge("letters", "welcome"),
        "split": lambda: book.split("letters", points(book)[:1], "new"),
        "tag": lambda: book.tag(points(book)[:1], "new"),
        "untag": lambda: book.untag(points(book)[:1], "letters"),
    }
    changed = acts[change]()
    assert themes(book) != BEFORE
    assert book.undo() == changed
    assert themes(book) == BEFORE
    assert book.round.themes == described


def test_undo_says_when_there_is_nothing_to_take_back(book: Codebook) -> None:
    assert book.undo() == -1


def test_retagging_is_recorded_as_the_principal_social_worker_s(book: Codebook) -> None:
    mapping = book._mapping
    session = book.round.sessions[0].known_id
    before = mapping.store.history(session)
    book.rename("letters", "post")
    (entry,) = mapping.store.history(session)[len(before) :]
    assert isinstance(entry, PointEntry)
    assert (entry.role, entry.themes) == ("principal social worker", ("post",))


def test_what_changes_nothing_is_not_taken_back(book: Codebook) -> None:
    assert book.tag(points(book)[:1], "letters") == 0
    assert book.undo() == -1


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda book: book.rename("post", "x"), "no theme “post”"),
        (lambda book: book.merge("letters", "post"), "no theme “post”"),
        (lambda book: book.merge("letters", "Letters"), "into itself"),
        (lambda book: book.split("letters", points(book)[1:2], "x"), "is not under “Letters”"),
        (lambda book: book.tag(["nobody"], "x"), "no point nobody"),
        (lambda book: book.tag(points(book)[3:], "x"), "no point "),
        (lambda book: book.tag(points(book)[:1], " # "), "A theme is a word or two"),
        (lambda book: book.rename("letters", "x" * 81), "at most 80 letters"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_changes(
    book: Codebook, act: object, sentence: str
) -> None:
    assert callable(act)
    with pytest.raises(RefusedError, match=sentence):
        act(book)
    assert themes(book) == BEFORE


def test_themes_that_share_most_letters_are_likely_the_same_topic() -> None:
    known = ["letters", "welcome", "better letters", "supervision"]
    assert likely_same("letter", known) == ("letters", "better letters")
    assert likely_same("Letters", known) == ("better letters",)


def test_names_that_share_but_an_ending_are_not_likely_the_same() -> None:
    assert likely_same("reflection", ["reunification", "co-location"]) == ()


def test_at_most_three_are_suggested() -> None:
    assert len(likely_same("letter", [f"letters {n}" for n in range(9)])) == 3


def test_a_point_is_likely_about_a_theme_it_names_or_that_points_like_it_are_under() -> None:
    tagged = {
        "letters": ["The first letter is three pages"],
        "nights": ["Out of hours nobody knows the family"],
        "supervision": [],
    }
    nights = Likely("nights", like="Out of hours nobody knows the family")
    assert likely_themes("Nobody knows families out of hours", tagged) == (nights,)
    assert likely_themes("Reflective supervision happens", tagged) == (Likely("supervision"),)
    assert likely_themes("Something else", tagged) == ()


def test_alikeness_is_even_and_whole_for_the_same_words() -> None:
    assert alikeness("First letter", "letter, FIRST") == 1
    assert alikeness("one thing", "another") == alikeness("another", "one thing")
    assert alikeness("", "") == 0
