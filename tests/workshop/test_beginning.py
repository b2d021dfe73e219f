"""Where a session begins: rotated, so that the last section is not always squeezed out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.exchange import export_round
from ncf_reflect.mapping.sessions import begin_or_resume
from ncf_reflect.model.groups import Group
from ncf_reflect.workspace import Workspace

WORKERS = (Group.WORKERS,)


def a_workspace(folder: Path) -> Workspace:
    return Workspace(folder, clock=lambda: datetime(2026, 3, 12, 10, tzinfo=UTC))


def test_a_session_begins_with_the_section_chosen_and_goes_round(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with workspace.start(tmp_path / "n.sqlite", "North", "Spring") as mapping:
        session, title = begin_or_resume(mapping, "tool-2", WORKERS, None, "safe")
        live = workspace.live(mapping, session, title)
        slugs = [asked.section.slug for asked in live.questions]
    assert slugs == [
        "safe", "safe", "loving-homes", "loving-homes",
        "stay-together", "stay-together", "family-network", "family-network",
    ]  # fmt: skip


def test_the_order_is_there_again_when_the_session_is_gone_on_with(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    path = tmp_path / "n.sqlite"
    with workspace.start(path, "North", "Spring") as mapping:
        begin_or_resume(mapping, "tool-2", WORKERS, None, "safe")
    with workspace.open(path, writing=True) as mapping:
        session, title = begin_or_resume(mapping, "tool-2", WORKERS, None)
        assert workspace.live(mapping, session, title).asked.section.slug == "safe"
        assert '"begins_with": "safe"' in export_round(mapping)


def test_a_section_that_is_not_put_to_the_group_is_refused(tmp_path: Path) -> None:
    with (
        a_workspace(tmp_path).start(tmp_path / "n.sqlite", "North", "Spring") as mapping,
        pytest.raises(RefusedError, match="There is no section leaders to begin with"),
    ):
        begin_or_resume(mapping, "tool-2", WORKERS, None, "leaders")
