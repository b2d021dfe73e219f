"""`coverage` tells the same as the Desk's screen of who has been asked what."""

import json

from tests.cli.conftest import Ncf
from tests.cli.test_commands import ROUND_2


def test_coverage_tells_each_question_and_what_is_to_follow_up(ncf: Ncf) -> None:
    assert ncf("import", ROUND_2, "--into", "north").code == 0
    lines = ncf("coverage", "north").out.splitlines()
    assert any(line.startswith("Supervision, workers: ") for line in lines)
    assert any("one group asked (leaders): nothing to compare" in line for line in lines)
    told = [line for line in lines if line.startswith("To follow up: ")]
    assert told == lines[-len(told) :]
    board = json.loads(ncf("coverage", "north", "--json").out)
    assert [f"To follow up: {line}" for line in board["to_follow_up"]] == told
    asked = {q["question"]: q["groups"] for row in board["rows"] for q in row["questions"]}
    assert len(asked) == 15 and board["sealed"] is False
    assert {"status", "invited", "present", "sessions"} <= set(asked["workforce.supervision"][0])
