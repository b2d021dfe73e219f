"""The `current_…` views give the same present state as the history, folded."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping import filing
from ncf_reflect.mapping.exchange import export_round, import_round, read_document
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Held, Kind, NothingSaidReason, Strand, Strength
from ncf_reflect.model.present import Present
from ncf_reflect.storage import schema
from ncf_reflect.storage.checking import check
from ncf_reflect.workshop.live import LiveSession
from tests.mapping.builders import ROUND, a_live, a_mapping, line, live_again, numbered, opened

# The narrow alphabet that breaks markup, Markdown, cells and SQL alike.
WORDS = st.text(alphabet="[]/ab ='\"$@#1é😀", min_size=1, max_size=12).filter(str.strip)
PLACES = st.integers(0, 2)
Act = Callable[[OpenedMapping, LiveSession, list[str]], object]


def recorded(text: str, kind: Kind) -> Act:
    def act(_: OpenedMapping, live: LiveSession, points: list[str]) -> None:
        points.extend(str(point.id) for point in live.record([line(f"{kind.key}a{text}")]))

    return act


def amended(number: int, changes: dict[str, object]) -> Act:
    def act(_: OpenedMapping, live: LiveSession, points: list[str]) -> None:
        if points:
            live.amend(points[number % len(points)], **changes)

    return act


def moved(number: int, place: int) -> Act:
    def act(_: OpenedMapping, live: LiveSession, points: list[str]) -> None:
        if points:
            question = live.questions[place].question.id
            live.amend(points[number % len(points)], question=question)

    return act


def tagged(number: int, theme: str) -> Act:
    def act(mapping: OpenedMapping, live: LiveSession, points: list[str]) -> None:
        if points:
            filing.tag(mapping, live.id, [points[number % len(points)]], theme)

    return act


def voted(counts: tuple[int, ...], dont_know: int) -> Act:
    return lambda _, live, __: live.vote(counts, dont_know)


def said_nothing(reason: NothingSaidReason | None) -> Act:
    return lambda _, live, __: live.say_nothing(reason)


def gone_to(place: int) -> Act:
    return lambda _, live, __: live.go_to(place)


def corrected(present: int | None) -> Act:
    return lambda _, live, __: live.correct(present=present)


CHANGES = st.one_of(
    st.fixed_dictionaries({"text": WORDS}),
    st.fixed_dictionaries({"withdrawn": st.booleans()}),
    st.fixed_dictionaries({"kind": st.sampled_from(Kind)}),
    st.fixed_dictionaries({"held": st.none() | st.sampled_from(Held)}),
    st.fixed_dictionaries({"strength": st.none() | st.sampled_from(Strength)}),
    st.fixed_dictionaries({"strand": st.none() | st.sampled_from(Strand)}),
)
ACTS = st.one_of(
    st.builds(recorded, WORDS, st.sampled_from(Kind)),
    st.builds(amended, st.integers(0, 9), CHANGES),
    st.builds(moved, st.integers(0, 9), PLACES),
    st.builds(tagged, st.integers(0, 9), WORDS),
    st.builds(voted, st.tuples(*[st.integers(0, 2)] * 5), st.integers(0, 1)),
    st.builds(said_nothing, st.none() | st.sampled_from(NothingSaidReason)),
    st.builds(gone_to, PLACES),
    st.builds(corrected, st.none() | st.integers(20, 60)),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mapping with two sessions in which nothing was said yet."""
    path = tmp_path_factory.mktemp("empty") / "n.sqlite"
    with a_mapping(path) as mapping:
        a_live(mapping)
        a_live(mapping)
    return path


@contextmanager
def after(empty: Path, acts: list[Act]) -> Iterator[OpenedMapping]:
    """A copy of the empty mapping in whose second session these things were done."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        with opened(path, writing=True) as mapping:
            mapping.store._database.execute("PRAGMA synchronous=OFF")
            mapping.new_id = numbered("said")
            live = live_again(mapping, mapping.round().sessions[1].known_id)
            points: list[str] = []
            for act in acts:
                with_refusals(act, mapping, live, points)
            yield mapping


def with_refusals(act: Act, mapping: OpenedMapping, live: LiveSession, points: list[str]) -> None:
    try:
        act(mapping, live, points)
    except RefusedError:
        # More hands than people present, say: nothing is recorded then, and all goes on.
        return


def folded(mapping: OpenedMapping) -> list[object]:
    return [
        Present(mapping.store.history(session.known_id)).session(session)
        for session in mapping.round().sessions
    ]


@settings(max_examples=40)
@given(acts=st.lists(ACTS, max_size=14))
@example(acts=[voted((0, 0, 0, 0, 0), 1)])
@example(acts=[voted((1, 0, 0, 0, 0), 0), voted((0, 0, 0, 0, 0), 0)])
def test_the_views_give_what_the_history_folds_to(empty: Path, acts: list[Act]) -> None:
    with after(empty, acts) as mapping:
        assert list(mapping.round().sessions) == folded(mapping)


@settings(max_examples=15)
@given(st.lists(ACTS, max_size=14))
def test_whatever_was_done_the_file_is_whole_and_travels(empty: Path, acts: list[Act]) -> None:
    with after(empty, acts) as mapping:
        assert check(mapping.store.path) == ()
        said = export_round(mapping)
        document = read_document(said.encode(), lambda _: None)
        copy = mapping.store.path.with_name("copy.sqlite")
        with a_mapping(copy, banks=()) as other:
            import_round(other, document.model_copy(update={"title": "Again"}))
        assert check(copy) == ()
        assert document.title == ROUND


LAST = {
    "current_points": "p.seq = (SELECT max(seq) FROM point_revisions WHERE point = p.point)",
    "current_votes": "v.seq = (SELECT max(seq) FROM vote_revisions",
    "current_statuses": "a.seq = (SELECT max(seq) FROM answer_revisions",
}


@pytest.mark.parametrize("view", LAST)
def test_a_view_that_takes_the_first_entry_for_the_last_would_be_seen(
    empty: Path, view: str
) -> None:
    (right,) = [sql for sql in schema.VIEWS if f"VIEW {view} " in sql]
    assert LAST[view] in right
    wrong = right.replace(LAST[view], LAST[view].replace("max", "min"))
    acts = [
        recorded("b", Kind.DOING),
        amended(0, {"text": "c"}),
        voted((1, 0, 0, 0, 0), 0),
        voted((0, 1, 0, 0, 0), 0),
        gone_to(1),
        said_nothing(NothingSaidReason.UNSURE),
        said_nothing(None),
    ]
    with after(empty, acts) as mapping:
        mapping.store._database.execute(f"DROP VIEW {view}")
        mapping.store._database.execute(wrong)
        assert list(mapping.round().sessions) != folded(mapping)
