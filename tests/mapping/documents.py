"""A small round document as JSON, to be spoiled in one place."""

import copy
import json
from collections.abc import Callable
from typing import Any

from ncf_reflect.mapping.exchange import read_document
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.session import RoundDocument
from tests.analysis.builders import tool_1, tool_2

Json = dict[str, Any]

BANKS: dict[str, Bank] = {"tool-1": tool_1(), "tool-2": tool_2()}

SOUND: Json = {
    "format": "ncf-reflect/round",
    "version": 1,
    "authority": "Northumberland",
    "title": "Spring 2026",
    "banks": ["tool-1", "tool-2"],
    "sessions": [
        {
            "id": "6f1c",
            "bank": "tool-2",
            "groups": ["workers"],
            "held_on": "2026-03-12",
            "state": "closed",
            "invited": 16,
            "present": 14,
            "facilitator": "Practice educator",
            "others_present": "",
            "answers": [
                {
                    "question": "stay-together.first-interaction",
                    "status": "answered",
                    "votes": [2, 6, 3, 1, 0],
                    "dont_know": 2,
                    "points": [
                        {
                            "id": "9a0b",
                            "kind": "doing",
                            "text": "Duty desk calls back the same day",
                            "themes": ["first-contact"],
                            "held": "several",
                        },
                        {
                            "id": "77de",
                            "kind": "develop",
                            "text": "Letters still in jargon",
                            "themes": ["letters"],
                            "strength": "needs-strengthening",
                        },
                        {
                            "id": "c1f0",
                            "kind": "evidence",
                            "text": "Spring audit, 22 records",
                            "themes": [],
                            "strand": "audit",
                        },
                    ],
                },
                {
                    "question": "stay-together.complexity",
                    "status": "nothing-said",
                    "reason": "nothing-to-add",
                },
            ],
        },
        {"bank": "tool-1", "groups": ["leaders", "managers"], "state": "planned"},
    ],
}


def a_document(*changes: Callable[[Json], object], of: Json = SOUND) -> bytes:
    """The sound document with each change made to it, as the bytes of its file."""
    document = copy.deepcopy(of)
    for change in changes:
        change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def read(data: bytes) -> RoundDocument:
    """The document, with the banks of the tests to ask from."""
    return read_document(data, BANKS.get)


def setting(value: object, *path: str | int) -> Callable[[Json], object]:
    """A change: `value` at this place."""

    def change(document: Json) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def without(*path: str | int) -> Callable[[Json], object]:
    """A change: nothing at this place."""

    def change(document: Json) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


def holds(whole: object, part: object) -> bool:
    """Whether every field of `part` stands in `whole`, lists item by item."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            (key in whole and holds(whole[key], value)) or (key not in whole and _left_out(value))
            for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and len(whole) == len(part) and all(map(holds, whole, part))
    return whole == part


def _left_out(value: object) -> bool:
    # A null says nothing; an exported document leaves it out.
    return value is None
