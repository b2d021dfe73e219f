"""The facilitator's notes where the mapping goes away under them."""

from pathlib import Path

from ncf_reflect.model.kinds import Kind
from ncf_reflect.tui.notes import NotesApp
from tests.tui.driving import SIZES, Driven, mapping_in, session_in, workspace_in


async def test_notes_say_that_the_mapping_was_moved_and_follow_it_when_it_is_back(
    tmp_path: Path,
) -> None:
    path = mapping_in(tmp_path)
    session = session_in(tmp_path)
    workspace = workspace_in(tmp_path)
    app = NotesApp(workspace, path)
    with workspace.open(path, writing=True) as held:
        live = workspace.live(held, session, held.newest_round())
        live.keep_draft(Kind.NOTE, "")
    async with app.run_test(size=SIZES[0]):
        driven = Driven(app)
        await driven.see("Question 1 of 8")
        away = path.rename(path.with_name("elsewhere.sqlite"))
        await driven.see("is not there any more", "These notes stand still")
        away.rename(path)
        await driven.see("Question 1 of 8")
    assert not list(path.parent.glob("elsewhere*"))
