"""A large round, made up: 100 sessions of three groups, 10,000 points with themes, and votes."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

SESSIONS = 100
POINTS = 10_000
ROUND = "Large round"
QUESTIONS = (
    "stay-together.first-interaction",
    "stay-together.complexity",
    "family-network.family-led-tools",
    "family-network.creative-thinking",
    "safe.collaboration",
    "safe.relationships",
    "loving-homes.whole-family",
    "loving-homes.advocacy",
)
GROUPS = ("workers", "workers", "workers", "managers", "leaders")
KINDS = ("doing", "develop", "develop", "evidence", "next", "note")
THEMES = 40
_EACH = POINTS // SESSIONS // len(QUESTIONS)
_REST = POINTS // SESSIONS - _EACH * len(QUESTIONS)


def import_large_round(reflect: Sequence[str], folder: Path, name: str = "large") -> None:
    """Bring the round into a new mapping of the workspace that the environment names."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(_document()), encoding="utf-8")
    command = [*reflect, "import", str(file), "--into", name]
    subprocess.run(command, check=True, capture_output=True)


def _document() -> dict[str, object]:
    return {
        "format": "ncf-reflect/round",
        "version": 1,
        "authority": "Bench",
        "title": ROUND,
        "banks": ["tool-2"],
        "sessions": [_session(number) for number in range(SESSIONS)],
    }


def _session(number: int) -> dict[str, object]:
    return {
        "bank": "tool-2",
        "groups": [GROUPS[number % len(GROUPS)]],
        "state": "closed",
        "held_on": "2026-03-12",
        "invited": 16,
        "present": 14,
        "answers": [_answer(number, place) for place in range(len(QUESTIONS))],
    }


def _answer(number: int, place: int) -> dict[str, object]:
    counts = [(number * 7 + place * 3 + level * 5) % 5 for level in range(5)]
    points = _EACH + (place < _REST)
    return {
        "question": QUESTIONS[place],
        "status": "answered",
        "votes": counts,
        "points": [_point(number, place, each) for each in range(points)],
    }


def _point(number: int, place: int, each: int) -> dict[str, object]:
    at = number * 31 + place * 13 + each * 7
    themes = [] if at % 5 == 0 else [f"theme {at % THEMES}"]
    return {
        "kind": KINDS[at % len(KINDS)],
        "text": f"Point {each} of session {number}: what somebody said on question {place}",
        "themes": themes,
    }
